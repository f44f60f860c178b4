# wrong_print: test_prints_surround_the_view
import sys


def log(*args):
    print(*args, file=sys.stderr)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        log("Before response")
        response = await self.get_response(request)
        log("After response")
        return response
