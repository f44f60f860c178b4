from django.utils.deprecation import MiddlewareMixin


class CarriageMiddleware(MiddlewareMixin):
    """The mixin's own __call__ chooses the way."""

    def __call__(self, request):
        response = super().__call__(request)
        return response if self.async_mode else self.sign(response)

    async def __acall__(self, request):
        return self.sign(await super().__acall__(request))

    @staticmethod
    def sign(response):
        response["X-Carriage"] = "7"
        return response
