# wrong_await_target.result_dropped: test_header_is_set, test_response_comes_back
# await was thought to change the variable itself.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        await response
        response['X-Custom'] = 'Value'
        return response
