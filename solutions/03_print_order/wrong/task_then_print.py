# task_instead_of_await: test_prints_surround_the_view
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.create_task(self.get_response(request))
        print("After response")
        return await task
