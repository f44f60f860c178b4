# STYLE: a decorator prints, __call__ only passes on
import functools


def announced(what):
    def decorate(method):
        @functools.wraps(method)
        async def wrapper(self, *args, **kwargs):
            print("Before " + what)
            result = await method(self, *args, **kwargs)
            print("After " + what)
            return result

        return wrapper

    return decorate


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @announced("response")
    async def __call__(self, request):
        return await self.get_response(request)
