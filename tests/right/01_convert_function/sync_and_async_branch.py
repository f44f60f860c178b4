# STYLE: one factory for both worlds, with a branch
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def middleware(get_response):
    if iscoroutinefunction(get_response):

        async def handle(request):
            response = await get_response(request)
            return response

    else:

        def handle(request):
            response = get_response(request)
            return response

    return handle
