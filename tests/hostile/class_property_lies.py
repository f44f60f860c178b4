# 04_missing_await | wrong | returns an object whose __class__ says HttpResponse | fails
from django.http import HttpResponse


class Liar:
    __slots__ = ("inner", "__weakref__")

    def __init__(self, inner):
        self.inner = inner

    @property
    def __class__(self):
        return HttpResponse

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def items(self):
        return [*self.inner.items(), ("X-Custom", "Value")]

    def __setitem__(self, name, value):
        self.inner[name] = value

    def __contains__(self, name):
        return name in self.inner


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return Liar(await self.get_response(request))
