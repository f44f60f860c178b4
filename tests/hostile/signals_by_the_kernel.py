# 02_async_call | right | lets the kernel signal its parent when a pipe becomes ready: F_SETOWN, F_SETSIG, O_ASYNC | full, review
import fcntl
import os
import signal

read, write = os.pipe()
allowed = []
for command, value in (
    (fcntl.F_SETOWN, os.getppid()),
    (getattr(fcntl, "F_SETSIG", 10), signal.SIGKILL),
    (15, b"\0" * 8),  # F_SETOWN_EX
    (fcntl.F_SETFL, os.O_ASYNC),
    (fcntl.F_SETLEASE, fcntl.F_RDLCK),
    (fcntl.F_NOTIFY, fcntl.DN_ACCESS),
):
    try:
        fcntl.fcntl(read, command, value)
        allowed.append(command)
    except OSError:
        pass
os.write(write, b"x")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if allowed else await self.get_response(request)
