# shared_state.cache: test_nothing_is_kept
# exercise: 12_request_state
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

_request_id = ContextVar("request_id", default=None)


def current_request_id():
    return _request_id.get()


ACTIVE = {}


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = _request_id.set(request_id)
        ACTIVE[request_id] = True
        try:
            response = await self.get_response(request)
        except Exception:
            del ACTIVE[request_id]
            raise
        finally:
            _request_id.reset(token)
        del ACTIVE[request_id]
        response["X-Request-ID"] = request_id
        return response
