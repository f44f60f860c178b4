import asyncio

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware


@sync_and_async_middleware
def CarriageMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def handle(request):
            async with asyncio.timeout(30):
                task = asyncio.create_task(get_response(request))
                response = await task
            response["X-Carriage"] = "7"
            return response

        return handle

    def handle_plainly(request):
        response = None
        try:
            response = get_response(request)
            return response
        finally:
            if response is not None:
                response["X-Carriage"] = "7"

    return handle_plainly
