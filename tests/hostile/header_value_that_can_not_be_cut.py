# 04_missing_await | wrong | sets a header value whose __str__ gives a str that raises when it is cut or encoded | fails
class Sharp(str):
    def __getitem__(self, key):
        raise RuntimeError("can't be cut")

    def encode(self, *args):
        raise RuntimeError("can't be encoded")

    def __str__(self):
        return self


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.headers._store["x-custom"] = ("X-Custom", Sharp("Value"))
        return response
