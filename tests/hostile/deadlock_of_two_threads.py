# 04_missing_await | wrong | waits for two threads that wait for each other's lock | fails, "nothing is left that could wake it"
import asyncio
import threading


def take(mine, other, met):
    with mine:
        met.wait()
        with other:
            pass


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        one, two, met = threading.Lock(), threading.Lock(), threading.Barrier(2)
        await asyncio.gather(
            asyncio.to_thread(take, one, two, met), asyncio.to_thread(take, two, one, met)
        )
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
