# 02_async_call | wrong | tells the judge, as soon as it is made, that the host is idle, for the next five hundred commands | fails
import os
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
        for number in range(1, 500):
            tell(b"\x92\xa4Idle\xcd" + struct.pack(">H", number))

    async def __call__(self, request):
        return self.get_response(request)
