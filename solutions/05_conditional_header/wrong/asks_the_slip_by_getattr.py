# no_await: test_header_on_200
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def is_ok(self, response):
        return getattr(response, "status_code", None) == 200

    async def __call__(self, request):
        slip = self.get_response(request)
        ok = self.is_ok(slip)
        response = await slip
        if ok:
            response["X-Status"] = "OK"
        return response
