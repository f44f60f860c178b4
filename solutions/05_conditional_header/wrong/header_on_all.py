# wrong_condition.all: test_no_header_on_others, test_header_follows_its_own_response
# "If there is a response, the status is fine."
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Status"] = "OK"
        return response
