# task_instead_of_await.call_soon: test_prints_surround_the_view
# Let the event loop do the printing, it knows when it is time.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        loop.call_soon(print, 'Before response')
        response = await self.get_response(request)
        loop.call_later(0, print, 'After response')
        return response
