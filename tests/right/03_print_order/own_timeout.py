# STYLE: asyncio.timeout, generous, and a short sleep after the view
import asyncio


class LogMiddleware:
    patience = 30

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        async with asyncio.timeout(self.patience):
            response = await self.get_response(request)
        await asyncio.sleep(0.1)
        print("After response")
        return response
