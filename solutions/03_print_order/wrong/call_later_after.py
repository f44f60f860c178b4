# task_instead_of_await: test_prints_surround_the_view, test_nothing_is_kept
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        asyncio.get_event_loop().call_later(0.1, print, "After response")
        return response
