# 02_async_call | wrong | raises SystemExit in a callback of the loop and KeyboardInterrupt in a task | fails, "SystemExit"
import asyncio


async def interrupt():
    raise KeyboardInterrupt


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        loop.call_soon(exit)
        self.task = loop.create_task(interrupt())
        return await self.get_response(request)
