# 02_async_call | wrong | drives get_response's coroutine by send() and gives up after the first step | fails
from django.http import HttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        coroutine = self.get_response(request)
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        coroutine.close()
        return HttpResponse("half of it")
