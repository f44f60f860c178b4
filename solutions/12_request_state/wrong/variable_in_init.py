# context_lost.another_variable: test_view_can_ask_for_the_id
# Each object makes a variable of its own, and so does the function.
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction

def current_request_id():
    return ContextVar("request_id", default=None).get()


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        self.variable = ContextVar("request_id", default=None)
        markcoroutinefunction(self)

    async def __call__(self, request):
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        token = self.variable.set(request_id)
        try:
            response = await self.get_response(request)
        finally:
            self.variable.reset(token)
        response["X-Request-ID"] = request_id
        return response
