# 02_async_call | wrong | cancels its own task and every other one of the loop | fails
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for task in asyncio.all_tasks():
            task.cancel()
        return await self.get_response(request)
