# STYLE: asgiref's Local in place of a ContextVar
from uuid import uuid4

from asgiref.local import Local
from asgiref.sync import markcoroutinefunction

local = Local()


def current_request_id():
    return getattr(local, "request_id", None)


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        local.request_id = request.headers.get("X-Request-ID") or str(uuid4())
        try:
            response = await self.get_response(request)
            response["X-Request-ID"] = local.request_id
        finally:
            del local.request_id
        return response
