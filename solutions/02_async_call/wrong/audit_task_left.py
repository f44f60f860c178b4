# task_instead_of_await: test_nothing_is_kept
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def _audit(self):
        while True:
            await asyncio.sleep(3600)

    async def __call__(self, request):
        response = await self.get_response(request)
        asyncio.ensure_future(self._audit())
        return response
