# wrong_await_target.nobody_sets: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
# Wanted to be told when the response is ready, and forgot that somebody has to tell.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.ready = asyncio.Event()

    async def __call__(self, request):
        print('Before response')
        await self.ready.wait()
        response = await self.get_response(request)
        self.ready.set()
        print('After response')
        return response
