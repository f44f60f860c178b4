# wrong_print.no_newline: test_prints_surround_the_view
from sys import stdout


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        stdout.write('Before response')
        response = await self.get_response(request)
        stdout.write('After response')
        return response
