# 02_async_call | right | sets sys.stdout and sys.stderr to None, deletes sys.stdin | full
import sys

sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
del sys.stdin


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
