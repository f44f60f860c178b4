import inspect

from asgiref.sync import markcoroutinefunction


class CarriageMiddleware:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.wide = inspect.iscoroutinefunction(get_response)
        if self.wide:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.wide:
            return self.__acall__(request)
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

    async def __acall__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response
