# task_instead_of_await: test_prints_surround_the_view
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async def after():
            print("After response")

        print("Before response")
        response = await self.get_response(request)
        asyncio.ensure_future(after())
        return response
