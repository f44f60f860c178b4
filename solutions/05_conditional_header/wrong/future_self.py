# shared_state: test_nothing_is_kept
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.statuses = {}

    async def __call__(self, request):
        response = await self.get_response(request)
        self.statuses[request.path] = response
        if self.statuses[request.path].status_code == 200:
            response["X-Status"] = "OK"
        return response
