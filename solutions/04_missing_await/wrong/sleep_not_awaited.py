# no_await.sleep: test_view_is_called_once
# The call of get_response is mended, the pause in front of it never happens.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        asyncio.sleep(0.1)
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        return response
