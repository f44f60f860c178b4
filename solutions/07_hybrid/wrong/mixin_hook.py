# extra_adapter.mixin_hooks: test_no_adapter_under_asgi, test_beside_sync_middleware
from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    def process_response(self, request, response):
        response["X-Carriage"] = "7"
        return response
