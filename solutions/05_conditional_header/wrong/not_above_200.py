# wrong_condition.status: test_no_header_on_others
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code <= 200:
            response["X-Status"] = "OK"
        return response
