# shared_state.on_self: test_header_follows_its_own_response
# self.ok is reset at the start of each request, so it should be safe.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.ok = False

    async def __call__(self, request):
        self.ok = False
        response = await self.get_response(request)
        if response.status_code == 200:
            self.ok = True
        if self.ok:
            response["X-Status"] = "OK"
        return response
