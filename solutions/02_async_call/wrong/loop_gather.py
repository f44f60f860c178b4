# double_call: test_response_comes_back, test_view_is_called_once
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        first, second = await asyncio.gather(self.get_response(request), self.get_response(request))
        return second
