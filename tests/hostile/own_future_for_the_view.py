# 02_async_call | wrong | patches the loop's create_future to get at the view's reply, and calls the view twice | fails
import asyncio


class Nosy(asyncio.Future):
    def set_result(self, result):
        super().set_result(result)
        for other in seen:
            if not other.done():
                other.set_result(result)


seen = []


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()

        def create_future():
            seen.append(Nosy(loop=loop))
            return seen[-1]

        loop.create_future = create_future
        first, second = self.get_response(request), self.get_response(request)
        await asyncio.gather(first, second)
        seen.clear()
        return await self.get_response(request)
