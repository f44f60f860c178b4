# 02_async_call | right | writes the class's name in full-width letters, which Python reads as plain ones | full
class ＰassＭiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
