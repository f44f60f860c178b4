# STYLE: create_task, awaited at once; helper coroutine awaited too
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def add_header(self, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request), name="inside")
        response = await task
        await self.add_header(response)
        return response
