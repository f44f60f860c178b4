# STYLE: lower-case header name through response.headers, with a demo below
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response.headers["x-status"] = "OK"
        return response


if __name__ == "__main__":

    class FakeResponse:
        def __init__(self, status_code):
            self.status_code = status_code
            self.headers = {}

    async def view(request):
        return FakeResponse(200 if request == "/" else 404)

    async def demo():
        middleware = StatusMiddleware(view)
        for path in ("/", "/nowhere"):
            response = await middleware(path)
            print(path, response.status_code, response.headers)

    asyncio.run(demo())
