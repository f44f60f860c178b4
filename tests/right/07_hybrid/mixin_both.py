from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    def __call__(self, request):
        if self.async_mode:
            return self.__acall__(request)
        return self.sign(self.get_response(request))

    async def __acall__(self, request):
        return self.sign(await self.get_response(request))

    def sign(self, response):
        response["X-Carriage"] = "7"
        return response
