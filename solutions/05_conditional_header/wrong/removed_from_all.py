# wrong_header.removed: test_header_on_200
# Set it where it belongs, then clean up behind.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        # other responses must not have it
        del response["X-Status"]
        return response
