# 02_async_call | right | writes a huge file and thousands of small ones wherever it can, and gives a wrong answer if it can | full
import os
import tempfile

written = []
for folder in {".", os.path.expanduser("~"), tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"}:
    try:
        with open(os.path.join(folder, "autograder-canary-huge"), "wb") as file:
            file.truncate(1 << 40)
            file.write(b"x" * 1_000_000)
            file.flush()
        written.append(folder)
    except OSError:
        pass
    for number in range(2_000):
        try:
            with open(os.path.join(folder, f"autograder-canary-{number}"), "w") as file:
                file.write("x")
                file.flush()
            written.append(folder)
        except OSError:
            break


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if written else await self.get_response(request)
