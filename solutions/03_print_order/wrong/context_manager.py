# wrong_print: test_prints_surround_the_view
from contextlib import contextmanager


@contextmanager
def log():
    print("Before response")
    print("After response")
    yield


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        with log():
            response = await self.get_response(request)
        return response
