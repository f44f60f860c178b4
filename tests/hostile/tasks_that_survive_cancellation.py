# 04_missing_await | wrong | leaves a task that swallows every cancellation, and sets the right header | fails
import asyncio

kept = set()


async def survivor():
    while True:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        kept.add(asyncio.create_task(survivor()))
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
