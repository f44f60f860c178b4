# 05_conditional_header | wrong | waits on the loop's thread for a coroutine that it gave to the same loop | fails, "nothing is left that could wake it"
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        response = asyncio.run_coroutine_threadsafe(self.get_response(request), loop).result()
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
