# 02_async_call | right | changes what the kernel holds of the process: dumpable, death signal, seccomp, personality, capabilities | full, review
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
worked = [
    arguments
    for function, *arguments in (
        (libc.prctl, 4, 1, 0, 0, 0),  # dumpable
        (libc.prctl, 1, 9, 0, 0, 0),  # signal at the parent's death
        (libc.prctl, 22, 1, 0, 0, 0),  # strict seccomp: the next call but a few would kill
        (libc.prctl, 22, 2, 0, 0, 0),  # a filter that is not there
        (libc.prctl, 24, 0, 0, 0, 0),  # capabilities
        (libc.prctl, 36, 1, 0, 0, 0),  # orphans come here
        (libc.prctl, 0x59616D61, -1, 0, 0, 0),  # anybody may trace it
        (libc.personality, 0x0040000),
        (libc.setsid,),
        (libc.iopl, 3) if hasattr(libc, "iopl") else (lambda: -1,),
    )
    if function(*arguments) != -1
]


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if worked else await self.get_response(request)
