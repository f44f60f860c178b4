# wrong_value.takes_arguments: test_view_can_ask_for_the_id
# It asks for the request.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

def current_request_id(request):
    return request.request_id


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        request.request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        response = await self.get_response(request)
        response["X-Request-ID"] = current_request_id(request)
        return response
