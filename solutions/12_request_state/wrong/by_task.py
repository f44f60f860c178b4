# context_lost.by_task: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# A dictionary under the task: a plain view is in a thread, and there is none.
import asyncio
import uuid

from asgiref.sync import markcoroutinefunction

_ids = {}


def current_request_id():
    return _ids.get(asyncio.current_task())


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        task = asyncio.current_task()
        _ids[task] = own
        try:
            response = await self.get_response(request)
        finally:
            del _ids[task]
        response["X-Request-ID"] = own
        return response
