# STYLE: a ContextVar that is set and not reset
from contextvars import ContextVar
resp = ContextVar("resp")
class StatusMiddleware:
    def __init__(self, get_response): self.get_response = get_response
    async def __call__(self, request):
        resp.set(await self.get_response(request))
        if resp.get().status_code == 200: resp.get()["X-Status"] = "OK"
        return resp.get()
