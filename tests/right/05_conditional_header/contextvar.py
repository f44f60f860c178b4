# STYLE: the status of this request in a ContextVar, put back at the end
from contextvars import ContextVar

current_status = ContextVar("current_status", default=None)


async def finish(response):
    if current_status.get() == 200:
        response["X-Status"] = "OK"
    return response


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        token = current_status.set(response.status_code)
        try:
            return await finish(response)
        finally:
            current_status.reset(token)
