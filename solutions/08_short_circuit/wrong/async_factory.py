# async_factory_or_init: test_call_gives_an_awaitable
# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.decorators import async_only_middleware


@async_only_middleware
async def MaintenanceMiddleware(get_response):
    async def middleware(request):
        if request.headers.get("X-Maintenance") == "on":
            return HttpResponse(status=503, headers={"Retry-After": "60"})
        return await get_response(request)

    return middleware
