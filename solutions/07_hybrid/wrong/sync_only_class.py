# extra_adapter.sync_only: test_no_adapter_under_asgi
class CarriageMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response
