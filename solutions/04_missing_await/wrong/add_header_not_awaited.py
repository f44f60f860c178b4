# no_await.helper: test_header_is_set, test_view_is_called_once
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def add_header(self, response):
        response['X-Custom'] = 'Value'

    async def __call__(self, request):
        response = await self.get_response(request)
        self.add_header(response)
        return response
