# STYLE: an async context manager class
import secrets
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

VAR = ContextVar("VAR", default=None)


def current_request_id():
    return VAR.get()


class Serving:
    def __init__(self, own):
        self.own = own

    async def __aenter__(self):
        self.token = VAR.set(self.own)
        return self.own

    async def __aexit__(self, *exc):
        VAR.reset(self.token)
        return False


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        try:
            own = request.headers["X-Request-ID"]
        except KeyError:
            own = secrets.token_urlsafe()
        async with Serving(own):
            response = await self.get_response(request)
        response["x-request-id"] = own
        return response
