# 03_print_order | right | keeps a request id in a ContextVar, and copies the context into a task and a thread | full
import asyncio
import contextvars
import uuid

request_id = contextvars.ContextVar("request_id", default=None)


async def note():
    assert request_id.get() is not None


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        token = request_id.set(uuid.uuid4().hex)
        try:
            print("Before response")
            await asyncio.create_task(note(), context=contextvars.copy_context())
            response = await self.get_response(request)
            assert await asyncio.to_thread(request_id.get) == request_id.get()
            print("After response")
            return response
        finally:
            request_id.reset(token)
