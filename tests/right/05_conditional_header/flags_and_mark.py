# STYLE: async only, with both flags and the mark
from asgiref.sync import markcoroutinefunction


class StatusMiddleware:
    sync_capable = False
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        response = await self.get_response(request)
        if 200 == response.status_code:
            response["X-Status"] = "OK"
        return response
