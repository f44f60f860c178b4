# STYLE: wait_for with a generous limit, functools.partial
import asyncio
from functools import partial

patiently = partial(asyncio.wait_for, timeout=45)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await patiently(self.get_response(request))
        response["X-Custom"] = "Value"
        return response
