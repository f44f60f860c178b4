# async_factory_or_init.instance: test_call_gives_an_awaitable
from django.http import HttpResponse


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response


async def view(request):
    return HttpResponse("A cake", content_type="text/plain; charset=utf-8")


HeaderMiddleware = HeaderMiddleware(view)
