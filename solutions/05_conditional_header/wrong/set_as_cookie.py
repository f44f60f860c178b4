# wrong_header.cookie: test_header_on_200
# A cookie is sent in a header too.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response.set_cookie("X-Status", "OK")
        return response
