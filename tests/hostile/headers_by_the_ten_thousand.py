# 04_missing_await | wrong | sets ten thousand headers, but not the one that is asked for | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        for number in range(10_000):
            response[f"X-Custom-{number}"] = "Value" * 100
        return response
