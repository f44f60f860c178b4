# The class is only a way to choose one of two.
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class Narrow:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return sign(self.get_response(request))


class Wide(Narrow):
    def __init__(self, get_response):
        super().__init__(get_response)
        markcoroutinefunction(self)

    async def __call__(self, request):
        return sign(await self.get_response(request))


def sign(response):
    response["X-Carriage"] = "7"
    return response


class CarriageMiddleware:
    async_capable = sync_capable = True

    def __new__(cls, get_response):
        return (Wide if iscoroutinefunction(get_response) else Narrow)(get_response)
