# other_framework_api.response_ok: test_response_comes_back, test_view_is_called_once, test_header_on_200
# That is how requests does it.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.ok:
            response["X-Status"] = "OK"
        return response
