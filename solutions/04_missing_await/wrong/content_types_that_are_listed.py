# wrong_condition: test_header_on_every_response
class HeaderMiddleware:
    TYPES = ("text/plain", "text/html", "application/json")

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        content_type = response.get("Content-Type", "").split(";")[0]
        if content_type in self.TYPES:
            response["X-Custom"] = "Value"
        return response
