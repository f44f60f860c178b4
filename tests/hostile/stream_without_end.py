# 02_async_call | wrong | gives the response a stream without end | fails
import itertools

from django.http import StreamingHttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        return StreamingHttpResponse(itertools.repeat(b""))
