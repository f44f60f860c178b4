# 02_async_call | wrong | patches inspect.isawaitable to say yes, and answers from a plain def | fails
import inspect

from django.http import HttpResponse

inspect.isawaitable = lambda thing: not hasattr(thing, "get_response")
HttpResponse.__await__ = lambda self: iter(())


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return HttpResponse("from a plain def")
