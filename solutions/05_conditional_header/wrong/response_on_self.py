# shared_state.response_on_self: test_nothing_is_kept
# Everything that belongs to an object goes on self.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.response = None

    async def __call__(self, request):
        self.response = await self.get_response(request)
        if self.response.status_code == 200:
            self.response["X-Status"] = "OK"
        return self.response
