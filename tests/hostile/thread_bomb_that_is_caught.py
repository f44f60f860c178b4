# 02_async_call | right | starts threads until no more can be started, at import, and lets them all end | full
import threading

done = threading.Event()
threads = []
try:
    while len(threads) < 5_000:
        thread = threading.Thread(target=done.wait, daemon=True)
        thread.start()
        threads.append(thread)
except (RuntimeError, MemoryError):
    pass
done.set()
while threads:
    threads.pop().join()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
