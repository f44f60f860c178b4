# wrong_print: test_prints_surround_the_view
import functools


def logged(method):
    @functools.wraps(method)
    async def wrapper(self, request):
        print("Before Response")
        response = await method(self, request)
        print("After Response")
        return response
    return wrapper


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @logged
    async def __call__(self, request):
        return await self.get_response(request)
