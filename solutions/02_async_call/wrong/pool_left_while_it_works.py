# blocks_loop: test_loop_stays_free
import time
from concurrent.futures import ThreadPoolExecutor
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        with ThreadPoolExecutor() as pool:
            pool.submit(time.sleep, 0.01)
        return await self.get_response(request)
