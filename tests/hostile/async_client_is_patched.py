# 04_missing_await | wrong | patches AsyncClient and its handler to add the header that is missing | fails
from django.test import AsyncClient
from django.test.client import AsyncClientHandler

generic, handle = AsyncClient.generic, AsyncClientHandler.__call__


async def generous(self, *args, **kwargs):
    response = await generic(self, *args, **kwargs)
    response["X-Custom"] = "Value"
    return response


AsyncClient.generic = AsyncClient.get = AsyncClient.request = generous


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
