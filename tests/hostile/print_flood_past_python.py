# 02_async_call | right | writes megabytes to the descriptors 1 and 2, past Python's streams | full
import os

for _ in range(2_000):
    for number in (1, 2):
        try:
            os.write(number, b"x" * 1_000)
        except OSError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
