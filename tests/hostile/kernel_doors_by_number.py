# 02_async_call | right | knocks at the kernel's doors by number: io_uring, bpf, userfaultfd, perf, keys, modules, landlock | full, review
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
X86 = (321, 323, 298, 248, 249, 250, 175, 313, 246, 103, 308, 304, 303, 136)
ARM = (280, 282, 241, 217, 218, 219, 105, 273, 104, 116, 268, 265, 264)
REFUSED = {1, 38}
answers = {}
for number in ({"x86_64": X86}.get(platform.machine(), ARM)) + (425, 426, 427, 444, 446, 451):
    ctypes.set_errno(0)
    if libc.syscall(number, -1, None, None, None, None) != -1:
        answers[number] = 0
    elif ctypes.get_errno() not in REFUSED:
        answers[number] = ctypes.get_errno()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if answers else await self.get_response(request)
