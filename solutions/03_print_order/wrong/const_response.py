# name_or_syntax.other_language: ungradable
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        const response = await self.get_response(request)
        print("After response")
        return response
