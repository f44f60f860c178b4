# 03_print_order | wrong | sleeps for an hour before it calls the view | fails, "an hour"
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        await asyncio.sleep(3600)
        response = await self.get_response(request)
        print("After response")
        return response
