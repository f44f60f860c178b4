# serialises.threading_lock: test_prints_overlap
# Second request: the lock blocks the only thread, and the first one can never give it back.
import threading


class LogMiddleware:
    lock = threading.Lock()

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        with self.lock:
            print('Before response')
            response = await self.get_response(request)
            print('After response')
            return response
