# name_or_syntax.raises: ungradable
# exercise: 02_async_call
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)


assert asyncio.iscoroutinefunction(PassMiddleware(None)), "it should be async"


async def demo():
    async def get_response(request):
        return request

    print(await PassMiddleware(get_response)("a request"))


if __name__ == "__main__":
    asyncio.run(demo())
