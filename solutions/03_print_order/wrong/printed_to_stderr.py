# wrong_print.stream: test_prints_surround_the_view
# Read somewhere that logs belong on stderr.
import sys


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response', file=sys.stderr)
        response = await self.get_response(request)
        print('After response', file=sys.stderr)
        return response
