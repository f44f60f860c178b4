# wrong_header.on_request_meta: test_header_is_set
# Set before the await, on the only thing that exists then.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        request.META['HTTP_X_CUSTOM'] = 'Value'
        response = await self.get_response(request)
        return response
