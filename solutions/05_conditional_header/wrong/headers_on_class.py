# shared_state.on_class: test_header_follows_its_own_response
class StatusMiddleware:
    extra_headers = {}

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        self.extra_headers.clear()  # start fresh
        response = await self.get_response(request)
        if response.status_code == 200:
            self.extra_headers["X-Status"] = "OK"
        for name, value in self.extra_headers.items():
            response[name] = value
        return response
