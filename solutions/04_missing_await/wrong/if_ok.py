# wrong_condition: test_header_on_every_response
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return self.decorate(response)

    def decorate(self, response):
        if 200 <= response.status_code < 300:
            response["X-Custom"] = "Value"
        return response
