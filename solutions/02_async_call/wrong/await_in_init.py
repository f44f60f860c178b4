# sync_call: ungradable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = await get_response

    async def __call__(self, request):
        return self.get_response
