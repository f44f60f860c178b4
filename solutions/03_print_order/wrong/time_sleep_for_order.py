# blocks_loop.time_sleep: test_loop_stays_free
# A small pause, so that the lines come out in the right order.
import time


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        time.sleep(0.01)
        response = await self.get_response(request)
        time.sleep(0.01)
        print('After response')
        return response
