# wrong_print: test_prints_nothing_else
# prints a third line on cancellation
import asyncio
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        print("Before response")
        try:
            response = await self.get_response(request)
        except asyncio.CancelledError:
            print("Cancelled")
            raise
        print("After response")
        return response
