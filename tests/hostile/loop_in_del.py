# 02_async_call | wrong | leaves an object in each request whose __del__ loops without end | fails, "s of CPU"
class Clinging:
    def __del__(self):
        while True:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        clinging = Clinging()
        return await self.get_response(request)
