# 02_async_call | right | lets another program take the process's place by execv, execve, execvp and fexecve | full
import os
import sys

for replace in (
    lambda: os.execv("/bin/true", ["true"]),
    lambda: os.execve(sys.executable, ["python", "-c", "pass"], {}),
    lambda: os.execvp("true", ["true"]),
    lambda: os.execve(os.open("/bin/true", os.O_RDONLY), ["true"], {}),
):
    try:
        replace()
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
