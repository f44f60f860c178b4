from inspect import isawaitable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        response = self.get_response(request)
        return self.later(response) if isawaitable(response) else self.sign(response)

    async def later(self, response):
        return self.sign(await response)

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response
