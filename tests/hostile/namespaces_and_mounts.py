# 02_async_call | right | unshares, mounts, changes the root, enters namespaces, by the C library | full, review
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
REFUSED = {1, 38}
worked = []
for name, arguments in (
    ("unshare", (0x10000000,)),  # a user namespace
    ("unshare", (0x00020000,)),  # a mount namespace
    ("unshare", (0x40000000,)),  # a network namespace
    ("setns", (-1, 0)),
    ("mount", (b"none", b"/autograder-canary", b"tmpfs", 0, None)),
    ("umount2", (b"/autograder-canary", 2)),
    ("chroot", (b"/",)),
    ("pivot_root", (b"/autograder-canary", b"/autograder-canary")),
    ("swapoff", (b"/autograder-canary",)),
):
    ctypes.set_errno(0)
    answer = getattr(libc, name)(*arguments) if hasattr(libc, name) else -1
    if answer != -1 or ctypes.get_errno() not in (0, *REFUSED):
        worked.append(name)
try:
    os.chroot("/")
    worked.append("chroot")
except OSError:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if worked else await self.get_response(request)
