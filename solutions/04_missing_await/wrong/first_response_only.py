# wrong_condition.first_only: test_header_on_every_response
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.header_set = False

    async def __call__(self, request):
        response = await self.get_response(request)
        if not self.header_set:
            response['X-Custom'] = 'Value'
            self.header_set = True
        return response
