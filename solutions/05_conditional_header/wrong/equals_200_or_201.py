# wrong_condition.all: test_no_header_on_others, test_header_follows_its_own_response
# Written as one says it: "equals 200 or 201".
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200 or 201:
            response["X-Status"] = "OK"
        return response
