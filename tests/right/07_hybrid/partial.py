from functools import partial

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


async def wide(inside, request):
    response = await inside(request)
    response["X-Carriage"] = "7"
    return response


def narrow(inside, request):
    response = inside(request)
    response["X-Carriage"] = "7"
    return response


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    return partial(wide if iscoroutinefunction(get_response) else narrow, get_response)
