# 02_async_call | right | is text in an encoding that it does not name | ungradable
# café ÿþ
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
