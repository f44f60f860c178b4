# wrong_print: test_prints_surround_the_view
import sys


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        sys.stdout.write("Before response\n")
        response = await self.get_response(request)
        sys.stdout.write("after response\n")
        return response
