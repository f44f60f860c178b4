# sync_call: test_call_gives_an_awaitable
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def fetch(self, request):
        return await self.get_response(request)

    def __call__(self, request):
        response = self.fetch(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
