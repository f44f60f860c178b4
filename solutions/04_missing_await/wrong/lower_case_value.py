# wrong_header.value_case: test_header_is_set
# Headers are case-insensitive, are they not? Only their names are.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response['x-custom'] = 'value'
        return response
