# STYLE: gather of the view and a value that is fetched meanwhile
import asyncio


async def fetch_value():
    await asyncio.sleep(0.1)
    return "Value"


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response, value = await asyncio.gather(self.get_response(request), fetch_value())
        response["X-Custom"] = value
        return response
