# exceptions: test_errors_pass_through
from contextlib import suppress
from django.http import HttpResponse


def middleware(get_response):
    async def inner(request):
        response = HttpResponse(status=500)
        with suppress(Exception):
            response = await get_response(request)
        return response

    return inner
