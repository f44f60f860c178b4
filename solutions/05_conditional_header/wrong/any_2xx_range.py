# wrong_condition.any_2xx: test_no_header_on_others
# Every 2xx is a success, so every 2xx is OK.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if 200 <= response.status_code < 300:
            response["X-Status"] = "OK"
        return response
