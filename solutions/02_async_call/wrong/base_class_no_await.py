# no_await: test_response_comes_back, test_view_is_called_once
class Base:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.handle(request)

    async def handle(self, request):
        raise NotImplementedError


class PassMiddleware(Base):
    async def handle(self, request):
        response = self.get_response(request)
        return response
