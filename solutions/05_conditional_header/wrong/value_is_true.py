# wrong_header.value: test_header_on_200
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        ok = response.status_code == 200
        if ok:
            response["X-Status"] = ok
        return response
