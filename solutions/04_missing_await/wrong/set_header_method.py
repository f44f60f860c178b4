# other_framework_api.set_header: test_header_is_set, test_response_comes_back
# This is how Tornado does it.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.set_header('X-Custom', 'Value')
        return response
