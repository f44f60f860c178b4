# 02_async_call | right | attaches to its parent and reads and writes its memory: ptrace, process_vm_readv, process_vm_writev | full, review
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
ptrace, readv, writev, compare = {"x86_64": (101, 310, 311, 312)}.get(
    platform.machine(), (117, 270, 271, 272)
)
place = ctypes.create_string_buffer(64)
piece = (ctypes.c_void_p * 2)(ctypes.addressof(place), 64)
parent, mine = os.getppid(), os.getpid()
allowed = [
    call
    for call in (
        (ptrace, 16, parent, 0, 0),  # attach
        (ptrace, 0x4206, parent, 0, 0),  # seize
        (readv, parent, piece, 1, piece, 1, 0),
        (readv, mine, piece, 1, piece, 1, 0),
        (writev, mine, piece, 1, piece, 1, 0),
        (compare, mine, parent, 0, 0, 0),
        (438, 0, 0, 0),  # pidfd_getfd
    )
    if libc.syscall(*call) != -1
]


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if allowed else await self.get_response(request)
