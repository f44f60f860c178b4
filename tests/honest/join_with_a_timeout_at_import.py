# 02_async_call | right | while it is imported, waits for a thread, a queue with a timeout and a Timer of a moment | full
import queue
import threading

ready = threading.Event()
timer = threading.Timer(0.05, ready.set)
timer.start()
ready.wait()
try:
    queue.Queue().get(timeout=0.05)
except queue.Empty:
    pass
thread = threading.Thread(target=threading.Event().wait, args=[0.05])
thread.start()
thread.join()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
