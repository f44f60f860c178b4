# exercise: 08_short_circuit
from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin


class MaintenanceMiddleware(MiddlewareMixin):
    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        if self.is_closed(request):
            return self.answer()
        return self.get_response(request)

    async def __acall__(self, request):
        if self.is_closed(request):
            return self.answer()
        return await self.get_response(request)

    @staticmethod
    def is_closed(request):
        return request.headers.get("X-Maintenance") == "on"

    @staticmethod
    def answer():
        return HttpResponse(status=503, headers={"Retry-After": "60"})
