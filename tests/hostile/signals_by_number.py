# 02_async_call | right | signals by numbers of system calls: kill, tkill, tgkill, rt_sigqueueinfo, pidfd_send_signal | full, review
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
kill, tkill, tgkill, queue = {"x86_64": (62, 200, 234, 129)}.get(
    platform.machine(), (129, 130, 131, 138)
)
parent, mine = os.getppid(), os.getpid()
allowed = [
    call
    for call in (
        (kill, parent, 0),
        (kill, -1, 0),
        (kill, 0, 0),
        (tkill, mine, 0),
        (tgkill, mine, mine, 0),
        (queue, parent, 0, ctypes.create_string_buffer(128)),
        (434, parent, 0),  # pidfd_open
        (424, 0, 0, None, 0),  # pidfd_send_signal
    )
    if libc.syscall(*call) != -1
]


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if allowed else await self.get_response(request)
