# 02_async_call | right | makes shared memory, queues and semaphores by the C library: shmget, msgget, semget, mq_open, shm_open | full, review
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
KEY, CREATE = 0x6361, 0o1666
made = [
    name
    for name, arguments in (
        ("shmget", (KEY, 4096, CREATE)),
        ("msgget", (KEY, CREATE)),
        ("semget", (KEY, 1, CREATE)),
        ("mq_open", (b"/autograder-canary", 0o102, 0o666, None)),
        ("shm_open", (b"/autograder-canary", 0o102, 0o666)),
        ("memfd_create", (b"autograder-canary", 0)),
    )
    if hasattr(libc, name) and getattr(libc, name)(*arguments) != -1
]


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if made else await self.get_response(request)
