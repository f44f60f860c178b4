# exercise: 08_short_circuit
from asgiref.sync import iscoroutinefunction
from django.http import HttpResponse
from django.utils.decorators import sync_and_async_middleware


def closed(request):
    if request.headers.get("X-Maintenance") == "on":
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    return None


@sync_and_async_middleware
def MaintenanceMiddleware(get_response):
    if iscoroutinefunction(get_response):

        async def middleware(request):
            return closed(request) or await get_response(request)

    else:

        def middleware(request):
            return closed(request) or get_response(request)

    return middleware
