# STYLE: a function with async_only_middleware
import uuid
from contextvars import ContextVar

from django.utils.decorators import async_only_middleware

request_id = ContextVar("request_id", default=None)


def current_request_id():
    return request_id.get()


@async_only_middleware
def RequestIdMiddleware(get_response):
    async def middleware(request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = request_id.set(own)
        try:
            response = await get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = own
        return response

    return middleware
