# 02_async_call | right | calls fork, vfork, clone and clone3 by ctypes, and gives a wrong answer if one of them works | full, review
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
numbers = {"x86_64": (56, 57, 58, 435), "aarch64": (220, 435)}.get(platform.machine(), (435,))
escaped = False
before = os.getpid()
for call in (
    libc.fork,
    *(lambda n=n: libc.syscall(n, 17, 0, 0, 0, 0) for n in numbers if n != 58),
):
    child = call()
    if os.getpid() != before or child == 0:
        os._exit(0)
    escaped = escaped or child != -1


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if escaped else await self.get_response(request)
