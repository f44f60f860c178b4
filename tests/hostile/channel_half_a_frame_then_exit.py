# 02_async_call | wrong | writes half a frame into the judge's channel and ends the process | fails, "your code ended the process"
import os
import stat


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for fd in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, b"\x00\x00\x10\x00\x92\xa4Idle")
            except OSError:
                pass
        os._exit(0)
