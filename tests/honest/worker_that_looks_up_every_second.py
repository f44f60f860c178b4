# 03_print_order | right | a worker thread since the import, which looks every second whether it is to stop | full
import asyncio
import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        try:
            loop, answer = jobs.get(timeout=1)
        except queue.Empty:
            continue
        loop.call_soon_threadsafe(answer.set_result, "After response")


threading.Thread(target=work, daemon=True).start()


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        jobs.put((loop, answer))
        print(await answer)
        return response
