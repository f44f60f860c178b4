# 02_async_call | right | becomes root or somebody else: setuid, setresuid, setgid, setgroups, setsid, setpgid | full
import os

became = []
for become in (
    lambda: os.setuid(0),
    lambda: os.seteuid(0),
    lambda: os.setreuid(0, 0),
    lambda: os.setresuid(0, 0, 0),
    lambda: os.setresuid(1, 1, 1),
    lambda: os.setgid(0),
    lambda: os.setresgid(0, 0, 0),
    lambda: os.setgroups([0]),
    lambda: os.initgroups("root", 0),
    lambda: os.setpgid(0, os.getpgid(os.getppid())),
    os.setsid,
):
    try:
        become()
        became.append(become)
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if became or os.getuid() == 0 else await self.get_response(request)
