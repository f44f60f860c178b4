# 04_missing_await | right | a metaclass whose __call__ registers each instance, weakly | full
import weakref


class Registered(type):
    instances = weakref.WeakSet()

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        cls.instances.add(made)
        return made


class HeaderMiddleware(metaclass=Registered):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.headers.setdefault("X-Custom", "Value")
        return response
