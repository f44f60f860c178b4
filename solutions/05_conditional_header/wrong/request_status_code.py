# other_framework_api.request_status: test_header_on_200, test_response_comes_back
# The request knows how it went.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if request.status_code == 200:
            response["X-Status"] = "OK"
        return response
