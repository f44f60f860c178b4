# exceptions.raises: test_response_comes_back, test_view_is_called_once
class PassMiddleware:
    ready = False

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if not PassMiddleware.ready:
            PassMiddleware.ready = True
            raise RuntimeError("not ready yet")
        return await self.get_response(request)
