# no_await: test_under_asgi
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.acall(request)
        return self.common(request)

    async def acall(self, request):
        return self.common(request)

    def common(self, request):
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response
