# wrong_condition.reason_phrase: test_header_on_200
# "OK" is what the standard calls 200, so asking for it is the same.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.reason_phrase == "OK":
            response["X-Status"] = response.reason_phrase
        return response
