# 02_async_call | wrong | writes well-made frames with fields of wrong types into the judge's channel | fails, "wrote into the judge's channel"
import os
import stat
import struct

BODIES = (
    b"\x92\xa4Idle\xa3one",  # ["Idle", "one"]
    b"\xc0",  # null
    b"\x80",  # {}
    b"\x91\xa6Passed",  # ["Passed"]
    b"\x93\xa9Responded\xff\x01",  # ["Responded", -1, 1]
)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for fd in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    for body in BODIES:
                        os.write(fd, struct.pack(">I", len(body)) + body)
            except OSError:
                pass
        return None
