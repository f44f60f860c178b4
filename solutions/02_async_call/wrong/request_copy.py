# response_replaced: test_response_comes_back
import copy


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        fresh = copy.copy(response)
        return fresh
