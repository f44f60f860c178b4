# extra_adapter.mixin_hooks: test_no_adapter_under_asgi, test_beside_sync_middleware
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    async_capable = True
    sync_capable = True

    def process_request(self, request):
        request.carriage = "7"

    def process_response(self, request, response):
        response["X-Carriage"] = request.carriage
        return response
