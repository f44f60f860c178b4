# async_factory_or_init.levels: test_response_comes_back, test_view_is_called_once
class PassMiddleware:
    def __init__(self, request):
        self.request = request
    async def __call__(self, get_response):
        return await get_response(self.request)
