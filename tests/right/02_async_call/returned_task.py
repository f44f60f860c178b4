# STYLE: marked plain __call__ that returns a task
import asyncio

from asgiref.sync import markcoroutinefunction


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    def __call__(self, request):
        return asyncio.ensure_future(self.get_response(request))
