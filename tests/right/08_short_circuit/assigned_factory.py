# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.decorators import async_only_middleware


def _factory(get_response):
    async def turned_back():
        return HttpResponse(status=503, headers={"Retry-After": "60"})

    async def handle(request):
        on = request.META.get("HTTP_X_MAINTENANCE", None) == "on"
        return await (turned_back() if on else get_response(request))

    return handle


MaintenanceMiddleware = async_only_middleware(_factory)
