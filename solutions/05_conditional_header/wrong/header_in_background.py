# task_instead_of_await: test_header_on_200
# Nobody has to wait for a header.
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def add_header(self, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"

    async def __call__(self, request):
        response = await self.get_response(request)
        asyncio.create_task(self.add_header(response))
        return response
