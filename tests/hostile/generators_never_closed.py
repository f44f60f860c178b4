# 02_async_call | wrong | leaves a hundred async generators half run, which print and wait when they are closed, and answers nothing | fails
import asyncio

kept = []


async def endless():
    try:
        while True:
            yield
    finally:
        print("closed")
        await asyncio.sleep(1000)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for _ in range(100):
            generator = endless()
            await anext(generator)
            kept.append(generator)
        del kept[50:]
        return kept
