# STYLE: polls the task with sleep(0) until it is done; odd, but the view goes when the request goes
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.ensure_future(self.get_response(request))
        try:
            while not task.done():
                await asyncio.sleep(0)
        finally:
            task.cancel()
        response = task.result()
        print("After response")
        return response
