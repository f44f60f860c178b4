# false_flags: test_under_wsgi, test_beside_sync_middleware
# The first instance decides for all.
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    async_capable = sync_capable = True
    wide = None

    def __init__(self, get_response):
        self.get_response = get_response
        if CarriageMiddleware.wide is None:
            CarriageMiddleware.wide = iscoroutinefunction(get_response)
        if CarriageMiddleware.wide:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.wide:
            return self.later(request)
        return self.sign(self.get_response(request))

    async def later(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response
