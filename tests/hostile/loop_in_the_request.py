# 02_async_call | wrong | loops without end in the request | fails, "s of CPU"
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        while response:
            pass
        return response
