# 02_async_call | right | ends lines by form feeds, carriage returns and others of their kind | full
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
# one  two  three  four   five
x = 1