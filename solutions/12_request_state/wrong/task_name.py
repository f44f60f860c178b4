# context_lost.by_task: test_plain_views_can_ask_too, test_ids_stay_apart_when_requests_overlap
# The task of the request gets the ID as its name.
import asyncio
import uuid

from asgiref.sync import markcoroutinefunction


def current_request_id():
    try:
        name = asyncio.current_task().get_name()
    except RuntimeError:
        return None
    return name.removeprefix("id:") if name.startswith("id:") else None


class RequestIdMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        own = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        task = asyncio.current_task()
        before = task.get_name()
        task.set_name("id:" + own)
        try:
            response = await self.get_response(request)
        finally:
            task.set_name(before)
        response["X-Request-ID"] = own
        return response
