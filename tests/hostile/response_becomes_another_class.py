# 02_async_call | wrong | turns the response into a class of its own, which tells the old body and sends another one | fails
from django.http import HttpResponse


class Sly(HttpResponse):
    def __iter__(self):
        return iter([b"what the visitor gets"])

    @property
    def status_code(self):
        raise LookupError("no status today")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if isinstance(response, HttpResponse):
            response.__class__ = Sly
        return response
