# STYLE: ExitStack with a callback
from contextlib import ExitStack


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        with ExitStack() as stack:
            print("Before response")
            stack.callback(print, "After response")
            return await self.get_response(request)
