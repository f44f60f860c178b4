# wrong_header.line_end: test_header_is_set, test_response_comes_back
# Wrote the line as it would stand in the HTTP protocol.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response['X-Custom'] = 'Value\r\n'
        return response
