# STYLE: a hybrid of a sync and an async form
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware

request_id = ContextVar("request_id", default=None)
current_request_id = request_id.get


@contextmanager
def band(request):
    own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
    token = request_id.set(own)
    try:
        yield own
    finally:
        request_id.reset(token)


@sync_and_async_middleware
def RequestIdMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            with band(request) as own:
                response = await get_response(request)
                response["X-Request-ID"] = own
                return response
    else:

        def middleware(request):
            with band(request) as own:
                response = get_response(request)
                response["X-Request-ID"] = own
                return response

    return middleware
