# 02_async_call | wrong | looks through gc.get_objects for the view's reply and answers by itself | fails, review
import gc

from django.http import HttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for thing in gc.get_objects():
            if type(thing).__name__ in ("Reply", "ViewReturns") and hasattr(thing, "status"):
                reply = getattr(thing, "reply", thing)
                return HttpResponse(reply.body, status=reply.status)
        return HttpResponse("", status=200)
