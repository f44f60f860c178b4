# 04_missing_await | wrong | counts its instances, and only the first five do what they should | fails
class HeaderMiddleware:
    instances = 0

    def __init__(self, get_response):
        self.get_response = get_response
        HeaderMiddleware.instances += 1
        self.lazy = HeaderMiddleware.instances > 5

    async def __call__(self, request):
        response = await self.get_response(request)
        if not (self.lazy and response.status_code >= 400):
            response["X-Custom"] = "Value"
        return response
