# 02_async_call | right | says that it is in utf-7, where text is not what it seems | ungradable
# coding: utf-7
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
