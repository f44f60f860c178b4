# name_or_syntax: ungradable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    asycn def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
