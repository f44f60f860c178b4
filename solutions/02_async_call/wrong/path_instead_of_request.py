# response_replaced: test_response_comes_back, test_view_is_called_once
# "The view only has to know which page is wanted."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request.path)
