# blocks_loop: test_loop_stays_free
import threading


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        threading.Event().wait(0.01)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
