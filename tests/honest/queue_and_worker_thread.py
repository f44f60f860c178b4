# 02_async_call | right | counts statuses in a worker thread that is fed by queue.Queue | full
import collections
import queue
import threading

jobs = queue.Queue()
counts = collections.Counter()


def work():
    while True:
        status = jobs.get()
        counts[status] += 1
        jobs.task_done()


threading.Thread(target=work, name="counter", daemon=True).start()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        jobs.put_nowait(response.status_code)
        return response
