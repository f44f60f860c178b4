# STYLE: a log filter, a timeout, and the ID on the request as well
import asyncio
import logging
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_id = ContextVar("id", default=None)
log = logging.getLogger(__name__)


def current_request_id():
    return _id.get()


class IdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = current_request_id()
        return True


log.addFilter(IdFilter())


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = _id.set(own)
        log.debug("in")
        try:
            async with asyncio.timeout(30):
                response = await self.get_response(request)
        finally:
            log.debug("out")
            _id.reset(token)
        response["X-Request-ID"] = own
        return response
