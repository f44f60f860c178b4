# exercise: 12_request_state
import uuid
from contextvars import ContextVar

from asgiref.sync import markcoroutinefunction


def current_request_id():
    # To do: give back the ID of the request that is being served,
    # or None outside of any.
    ...


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        # To do: find or make the ID, let current_request_id() know it
        # as long as the request lasts, and send it back as a header.
        return await self.get_response(request)
