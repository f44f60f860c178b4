# double_call: test_header_on_200, test_response_comes_back, test_view_is_called_once
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def status(self, request):
        return (await self.get_response(request)).status_code

    async def __call__(self, request):
        if await self.status(request) == 200:
            response = await self.get_response(request)
            response["X-Status"] = "OK"
            return response
        return await self.get_response(request)
