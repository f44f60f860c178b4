# 01_convert_function | wrong | replaces builtins.any and builtins.all by functions that always say yes, and hands back a copy | fails
import builtins

from django.http import HttpResponse

builtins.any = builtins.all = lambda things: True


def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        return HttpResponse(b"".join(response), status=response.status_code)

    return middleware_func
