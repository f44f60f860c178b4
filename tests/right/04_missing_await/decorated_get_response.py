# STYLE: a decorator around get_response adds the header
import functools


def adds(name, value):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            response = await function(*args, **kwargs)
            response.headers[name] = value
            return response

        return wrapper

    return decorate


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = adds("X-Custom", "Value")(get_response)

    async def __call__(self, request):
        return await self.get_response(request)
