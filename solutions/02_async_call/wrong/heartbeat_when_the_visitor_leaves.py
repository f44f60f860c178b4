# task_instead_of_await.left_running: test_nothing_is_kept
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def beat(self):
        while True:
            await asyncio.sleep(1)

    async def __call__(self, request):
        task = asyncio.create_task(self.beat())
        try:
            response = await self.get_response(request)
        except Exception:
            task.cancel()
            raise
        task.cancel()
        return response
