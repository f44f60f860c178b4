# exercise: 04_missing_await


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # To do: find out why this fails, and repair it.
        response = self.get_response(request)
        response["X-Custom"] = "Value"
        return response
