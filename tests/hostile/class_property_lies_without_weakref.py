# 02_async_call | wrong | returns an object with slots, which no weak reference can watch, whose __class__ says HttpResponse | fails
from django.http import HttpResponse


class Liar:
    __slots__ = ()
    status_code, reason_phrase, content, streaming, cookies = 200, "OK", b"", False, {}
    __class__ = property(lambda self: HttpResponse)

    def items(self):
        return []


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        return Liar()
