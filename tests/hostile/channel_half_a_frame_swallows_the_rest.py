# 02_async_call | wrong | announces a frame of a megabyte, so that all that the host tells later is taken for its body | fails
import os
import stat


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for fd in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode):
                    os.write(fd, b"\x00\x10\x00\x00")
            except OSError:
                pass
        return None
