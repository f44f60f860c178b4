# no_await.polls_the_coroutine: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
# A coroutine that nobody awaits never starts, however long one looks at it.
import asyncio
import inspect


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        coro = self.get_response(request)
        while inspect.getcoroutinestate(coro) != inspect.CORO_CLOSED:
            await asyncio.sleep(1)
        response = await coro
        print('After response')
        return response
