# name_or_syntax: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
class LogMiddleware:
    def __init__(self, get_response):
        get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
