# wrong_header.name: test_header_on_200
# As in request.META, where HTTP_X_STATUS has underscores.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response.headers["X_Status"] = "OK"
        return response
