# blocks_loop: test_loop_stays_free
# blocks on streams
import time
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        if response.streaming: time.sleep(1)
        return response
