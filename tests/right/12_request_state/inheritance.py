# STYLE: a base class with hooks for before and after
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

class Around:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        self.enter(request)
        try:
            response = await self.get_response(request)
            return self.adorned(request, response)
        finally:
            self.leave(request)


class RequestIdMiddleware(Around):
    variable = ContextVar("request_id", default=None)

    def enter(self, request):
        request.id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        request._token = self.variable.set(request.id)

    def adorned(self, request, response):
        response["X-Request-ID"] = request.id
        return response

    def leave(self, request):
        self.variable.reset(request._token)


def current_request_id():
    return RequestIdMiddleware.variable.get()
