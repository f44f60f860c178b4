# 02_async_call | wrong | writes a frame of a hundred thousand nested lists into the judge's channel | fails, "wrote into the judge's channel"
import os
import stat
import struct

BODY = b"\x91" * 100_000


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for fd in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, struct.pack(">I", len(BODY)) + BODY)
            except OSError:
                pass
        return None
