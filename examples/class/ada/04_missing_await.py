# exercise: 04_missing_await


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # The await was missing: without it, response is a coroutine.
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
