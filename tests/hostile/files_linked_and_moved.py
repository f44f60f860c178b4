# 02_async_call | right | makes folders, links, pipes and devices, moves and deletes what is there | full
import os
import stat

worked = []
for act in (
    lambda: os.mkdir("autograder-canary"),
    lambda: os.makedirs("/tmp/autograder-canary/a/b"),
    lambda: os.symlink("/etc/passwd", "autograder-canary"),
    lambda: os.link(os.__file__, "autograder-canary"),
    lambda: os.link(os.__file__, "/tmp/autograder-canary"),
    lambda: os.mkfifo("autograder-canary"),
    lambda: os.mknod("autograder-canary", stat.S_IFCHR | 0o666, os.makedev(1, 1)),
    lambda: os.rename(os.getcwd(), "/tmp/autograder-canary"),
    lambda: os.rmdir(os.getcwd()),
):
    try:
        act()
        worked.append(act)
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if worked else await self.get_response(request)
