# 02_async_call | wrong | answers rightly while callbacks call each other back in every round of the loop | fails
import asyncio


def again():
    asyncio.get_running_loop().call_soon(again)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        again()
        await asyncio.Event().wait()
        return await self.get_response(request)
