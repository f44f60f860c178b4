from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        if iscoroutinefunction(self):
            return self.__acall__(request)
        response = self.get_response(request)
        response["X-Carriage"] = "7"
        return response

    async def __acall__(self, request):
        response = await self.get_response(request)
        response["X-Carriage"] = "7"
        return response
