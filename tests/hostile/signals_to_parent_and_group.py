# 02_async_call | right | asks whether it may signal its parent, its group, the first process and all; if so, it answers nothing | full
import os

allowed = []
# Signal 0 only asks: no machine is to suffer where the walls have a hole.
for process in (os.getppid(), os.getpid(), 0, 1, -1):
    try:
        os.kill(process, 0)
        allowed.append(process)
    except OSError:
        pass
try:
    os.killpg(os.getpgrp(), 0)
    allowed.append("group")
except OSError:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if allowed else await self.get_response(request)
