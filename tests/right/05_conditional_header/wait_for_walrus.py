# STYLE: wait_for with a generous limit, walrus in the condition
import asyncio

LIMIT = 30  # seconds


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        inside = self.get_response(request)
        if (response := await asyncio.wait_for(inside, LIMIT)).status_code == 200:
            response["X-Status"] = "OK"
        return response
