# 02_async_call | right | reads maps, memory, environment and descriptors of itself, its parent and all others in /proc | full
import os

read = []
try:
    processes = [name for name in os.listdir("/proc") if name.isdigit()]
except OSError:
    processes = []
for process in {"self", "1", "thread-self", str(os.getpid()), str(os.getppid()), *processes}:
    for name in ("maps", "environ", "mem", "cmdline", "status", "root", "cwd"):
        try:
            with open(f"/proc/{process}/{name}", "rb") as file:
                read.append(file.read(1))
        except OSError:
            pass
    try:
        read += os.listdir(f"/proc/{process}/fd")
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if read else await self.get_response(request)
