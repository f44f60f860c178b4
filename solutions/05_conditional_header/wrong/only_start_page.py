# wrong_condition.by_path: test_header_on_200
# My test project has one page only, and that one answers 200.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if request.path == "/" and response.status_code == 200:
            response["X-Status"] = "OK"
        return response
