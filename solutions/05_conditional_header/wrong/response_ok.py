# other_framework_api.response_ok: test_header_on_200, test_response_comes_back
# That is how requests does it.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.ok:
            response["X-Status"] = "OK"
        return response
