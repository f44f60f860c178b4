# 01_convert_function | wrong | finds older responses by gc and hands back a forged one with the newest body | fails, review
import gc

from django.http import HttpResponse
from django.http.response import HttpResponseBase


def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        bodies = [
            b"".join(thing) for thing in gc.get_objects()
            if type(thing) is HttpResponse and isinstance(thing, HttpResponseBase)
        ]
        forged = HttpResponse((bodies or [b""])[-1], status=response.status_code)
        forged.headers, forged.cookies = response.headers, response.cookies
        return forged

    return middleware_func
