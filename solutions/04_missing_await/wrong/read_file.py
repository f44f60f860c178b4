# blocks_loop: test_loop_stays_free
from pathlib import Path

VALUE = "Value"


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        Path("/etc/hostname").exists()
        response["X-Custom"] = VALUE
        return response
