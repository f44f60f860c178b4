# STYLE: looks at the task again and again; odd, but it ends with it, and cancels it when cancelled
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        try:
            while not task.done():
                await asyncio.sleep(0.05)
        except asyncio.CancelledError:
            task.cancel()
            raise
        response = task.result()
        response["X-Custom"] = "Value"
        return response
