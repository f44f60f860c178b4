# response_replaced: test_response_comes_back, test_view_is_called_once
from django.http import HttpResponse


def middleware(get_response):
    async def inner(request):
        if request.path == "/health/":
            return HttpResponse("healthy")
        return await get_response(request)

    return inner
