# 02_async_call | wrong | replaces its own module in sys.modules by an object with a different class of that name | fails
import sys


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None


class Fake:
    __file__ = __file__

    class PassMiddleware:
        def __init__(self, get_response):
            self.get_response = get_response

        async def __call__(self, request):
            return await self.get_response(request)


sys.modules[__name__] = Fake()
