# 02_async_call | wrong | finds the judge's channel by fstat and writes garbage into it | fails, "wrote into the judge's channel"
import os
import stat


def sockets():
    for fd in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(fd).st_mode):
                yield fd
        except OSError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for fd in sockets():
            try:
                os.write(fd, b"\xff\x00{}passed!" * 40)
            except OSError:
                pass
        return None
