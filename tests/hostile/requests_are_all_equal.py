# 02_async_call | wrong | makes all requests equal with one hash, and lets one request wait for the other | fails
import asyncio

from django.http import HttpRequest

HttpRequest.__eq__ = lambda self, other: True
HttpRequest.__hash__ = lambda self: 1
lock = asyncio.Lock()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with lock:
            return await self.get_response(request)
