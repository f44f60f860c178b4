# STYLE: the ContextVar holds the request, which has the ID
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request = ContextVar("request", default=None)


def current_request_id():
    request = _request.get()
    return request.request_id if request is not None else None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request.request_id = request.headers.get("X-Request-ID", uuid.uuid4().hex)
        token = _request.set(request)
        try:
            response = await self.get_response(request)
        finally:
            _request.reset(token)
        response["X-Request-ID"] = request.request_id
        return response
