# 02_async_call | right | asks for temporary files of every kind, sparse and unnamed ones, and gives a wrong answer if it gets one | full
import os
import tempfile

got = []
for make in (
    tempfile.TemporaryFile,
    tempfile.NamedTemporaryFile,
    tempfile.mkstemp,
    tempfile.mkdtemp,
    lambda: os.open("/tmp", os.O_TMPFILE | os.O_RDWR),
    lambda: os.open(".", os.O_TMPFILE | os.O_RDWR),
    lambda: os.open("autograder-canary", os.O_CREAT | os.O_WRONLY),
    lambda: open("autograder-canary", "a+"),
    lambda: open("autograder-canary", "x"),
):
    try:
        got.append(make())
    except OSError:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None if got else await self.get_response(request)
