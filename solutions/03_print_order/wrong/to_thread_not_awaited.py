# no_await.outside: test_prints_surround_the_view, test_view_is_called_once
import asyncio
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        asyncio.to_thread(print, "Before response")
        response = await self.get_response(request)
        asyncio.to_thread(print, "After response")
        return response
