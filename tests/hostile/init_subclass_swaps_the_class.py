# 04_missing_await | wrong | __init_subclass__ and a decorator swap the class for one that forgets the header | fails
class Base:
    def __init__(self, get_response):
        self.get_response = get_response

    def __init_subclass__(cls):
        async def forgets(self, request):
            return await self.get_response(request)

        cls.__call__ = forgets


class HeaderMiddleware(Base):
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
