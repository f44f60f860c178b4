# STYLE: gather of the view and of a value that is there at once
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response, value = await asyncio.gather(
            self.get_response(request),
            asyncio.sleep(0, "Value"),
        )
        response["X-Custom"] = value
        return response
