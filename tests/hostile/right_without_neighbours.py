# 04_missing_await | wrong | is right only where no other middleware has touched the response, as in a bare test | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if "X-Frame-Options" not in response:
            response["X-Custom"] = "Value"
        return response
