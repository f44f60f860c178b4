# response_replaced.calls_itself: test_response_comes_back, test_view_is_called_once
def middleware(get_response):
    async def middleware_func(request):
        response = await middleware_func(request)
        return response
    return middleware_func
