# 04_missing_await | wrong | puts numbers, None, bytes and lone surrogates where header names and values are kept | fails
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.headers._store[None] = (None, 7)
        response.headers._store[b"x"] = (b"x\x00", "\ud800\x00\x1b[31m")
        response.headers._store["x-custom"] = ("X-Custom", b"Value")
        return response
