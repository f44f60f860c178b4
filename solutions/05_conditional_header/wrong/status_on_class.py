# shared_state: test_header_follows_its_own_response
class StatusMiddleware:
    code = None

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        StatusMiddleware.code = response.status_code
        await self.decide(response)
        return response

    async def decide(self, response):
        import asyncio
        await asyncio.sleep(0.01)
        if StatusMiddleware.code == 200:
            response["X-Status"] = "OK"
