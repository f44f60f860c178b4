# wrong_header: test_rest_is_untouched
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Code"] = str(response.status_code)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
