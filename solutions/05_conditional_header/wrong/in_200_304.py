# wrong_condition.in_200_304: test_no_header_on_others
# The browser shows the page for both, so both count as OK.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code in {200, 304}:
            response.headers["X-Status"] = "OK"
        return response
