# 02_async_call | wrong | tells the judge that it is idle with huge counts and with timers that are nan, infinite and in the past | fails
import os
import stat
import struct


def idle(received, timer):
    return b"\x93\xa4Idle\xcf" + struct.pack(">Q", received) + b"\xcb" + struct.pack(">d", timer)


def tell(body):
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                os.write(fd, struct.pack(">I", len(body)) + body)
        except OSError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for received in (0, 3, 5, 2**63, 2**64 - 1):
            for timer in (float("nan"), float("inf"), float("-inf"), -1e308, 1e-300):
                tell(idle(received, timer))
        return self.get_response(request)
