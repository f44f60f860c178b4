# 03_print_order | right | makes memory, queues and semaphores that others could share: memfd, shm, SysV, POSIX | full
import multiprocessing
import os
from multiprocessing import shared_memory

made = []
for make in (
    lambda: os.memfd_create("autograder-canary"),
    lambda: shared_memory.SharedMemory("autograder-canary", create=True, size=10),
    multiprocessing.Semaphore,
    multiprocessing.Queue,
    lambda: multiprocessing.Value("i"),
    lambda: open("/dev/shm/autograder-canary", "w"),
    lambda: open("/dev/mqueue/autograder-canary", "w"),
):
    try:
        made.append(make())
    except (OSError, ImportError):
        pass


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if not made:
            print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
