# 04_missing_await | wrong | each task starts two more, and none ends | fails
import asyncio

kept = []


async def breed():
    kept.append(asyncio.ensure_future(breed()))
    kept.append(asyncio.ensure_future(breed()))
    await asyncio.sleep(0)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await breed()
        await asyncio.sleep(1)
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
