# wrong_condition: test_no_header_on_others, test_header_follows_its_own_response
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def mark(self, response):
        response["X-Status"] = "OK"
        return response

    async def __call__(self, request):
        return self.mark(await self.get_response(request))
