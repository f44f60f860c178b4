# response_replaced: test_response_comes_back
from django import http


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        inner = await self.get_response(request)
        if inner.streaming:
            return inner
        outer = http.HttpResponse(content=inner.content, status=inner.status_code)
        for name, value in inner.items():
            outer[name] = value
        return outer
