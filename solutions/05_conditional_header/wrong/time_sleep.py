# blocks_loop: test_loop_stays_free
import time


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        time.sleep(0.05)  # give it time to get its status
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
