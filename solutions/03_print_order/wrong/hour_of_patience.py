# blocks_loop.sleeps_an_hour: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
# Meant a pause of a few milliseconds; asyncio.sleep counts in seconds.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        await asyncio.sleep(3600)
        response = await self.get_response(request)
        print('After response')
        return response
