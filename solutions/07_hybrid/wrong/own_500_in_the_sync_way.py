# response_replaced.rebuilt: test_response_comes_back
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpResponse


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
        r = self.get_response(request)
        if r.status_code < 500:
            return self.sign(r)
        return self.sign(HttpResponse("sorry", status=r.status_code))

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response
