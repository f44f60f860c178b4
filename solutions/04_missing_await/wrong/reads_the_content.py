# response_replaced.reads_content: test_header_on_every_response, test_rest_is_untouched, test_response_comes_back
# Looks at the body before it answers; a stream has none to look at.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        size = len(response.content)
        if size >= 0:
            response['X-Custom'] = 'Value'
        return response
