# wrong_condition.status: test_response_comes_back
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
            return self.later(request)
        return self.sign(self.get_response(request))

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        if response.status_code < 500:
            response["X-Carriage"] = "7"
        return response
