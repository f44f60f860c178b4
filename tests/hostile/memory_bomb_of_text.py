# 04_missing_await | wrong | doubles the header's value until there is no memory left | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        value = "Value"
        while True:
            value += value
            response["X-Custom"] = value
