# response_replaced: test_under_asgi, test_under_wsgi
from django.http import HttpResponse
from asgiref.sync import iscoroutinefunction, markcoroutinefunction

class CarriageMiddleware:
    async_capable = True
    sync_capable = True
    def __init__(self, get_response):
        self.get_response = get_response
        self.w = iscoroutinefunction(get_response)
        if self.w:
            markcoroutinefunction(self)
    def __call__(self, request):
        if self.w:
            return self.later(request)
        return self.sign(self.get_response(request))
    async def later(self, request):
        return self.sign(await self.get_response(request))
    def sign(self, response):
        return HttpResponse(getattr(response, "content", b""), status=response.status_code, headers={"X-Carriage": "7"})
