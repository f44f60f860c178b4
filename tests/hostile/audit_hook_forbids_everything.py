# 02_async_call | wrong | adds an audit hook that raises at each import, compile and attribute of code | fails
import sys

from django.http import HttpResponse


def forbid(event, arguments):
    if event in ("import", "compile", "exec", "object.__getattr__", "gc.get_objects"):
        raise RuntimeError(f"{event} is forbidden")


sys.addaudithook(forbid)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return HttpResponse("nobody may look")
