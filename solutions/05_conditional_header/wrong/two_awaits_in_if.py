# double_call: test_header_on_200, test_response_comes_back, test_view_is_called_once
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if (await self.get_response(request)).status_code == 200:
            response = await self.get_response(request)
            response["X-Status"] = "OK"
        else:
            response = await self.get_response(request)
        return response
