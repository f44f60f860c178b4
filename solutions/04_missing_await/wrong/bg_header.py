# task_instead_of_await: test_header_is_set
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        loop = asyncio.get_running_loop()
        loop.call_soon(response.__setitem__, "X-Custom", "Value")
        return response
