# wrong_condition: test_no_header_on_others, test_header_follows_its_own_response
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Status"] = "OK" if response.status_code == 200 else "FAIL"
        return response
