# blocks_loop: test_loop_stays_free
import time


def wait_a_bit():
    time.sleep(0.01)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        wait_a_bit()
        response = await self.get_response(request)
        print("After response")
        return response
