# exercise: 04_missing_await


import sys


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response


middleware = HeaderMiddleware(None)
print("works so far")
sys.exit()
