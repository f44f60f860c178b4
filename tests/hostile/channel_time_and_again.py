# 02_async_call | wrong | says into the channel, each second, that an exchange has ended, and so seems to get on for ever | fails, "still not done after"
import os
import select
import stat
import struct


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
        number = 0
        while True:
            number = number % 100 + 1
            tell(b"\x93\xa5Ended" + bytes([number]) + b"\xa6raised")
            select.select([], [], [], 1)
