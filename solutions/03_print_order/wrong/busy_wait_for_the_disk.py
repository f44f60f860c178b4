# blocks_loop.by_the_clock: test_loop_stays_free
import time


def write_log(line):
    end = time.time() + 0.02
    while time.time() < end:  # the disk is slow
        pass
    print(line)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        write_log("Before response")
        response = await self.get_response(request)
        write_log("After response")
        return response
