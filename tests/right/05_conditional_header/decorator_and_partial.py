# STYLE: decorator with an argument for __call__, functools.partial as the condition
import functools
import operator

is_200 = functools.partial(operator.eq, 200)


def adds_header(name, value, when):
    def decorate(call):
        @functools.wraps(call)
        async def wrapper(self, request):
            response = await call(self, request)
            if when(response.status_code):
                response.headers[name] = value
            return response

        return wrapper

    return decorate


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @adds_header("X-Status", "OK", when=is_200)
    async def __call__(self, request):
        return await self.get_response(request)
