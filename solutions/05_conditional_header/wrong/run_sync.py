# sync_bridge_in_loop: test_header_on_200, test_response_comes_back, test_view_is_called_once
from asgiref.sync import async_to_sync


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @async_to_sync
    async def fetch(self, request):
        return await self.get_response(request)

    async def __call__(self, request):
        response = self.fetch(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
