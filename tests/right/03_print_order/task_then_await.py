# STYLE: create_task and then await
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.create_task(self.get_response(request), name="view")
        response = await task
        print("After response")
        return response
