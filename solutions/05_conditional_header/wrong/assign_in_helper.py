# other_framework_api: test_header_on_200, test_response_comes_back
def is_ok(response):
    return response.status == 200


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if is_ok(response):
            response["X-Status"] = "OK"
        return response
