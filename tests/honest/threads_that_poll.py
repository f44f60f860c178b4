# 02_async_call | right | a thread looks every few milliseconds whether another one is done | full
import asyncio, threading, time


def setter(e):
    time.sleep(0.05)
    e.set()


def waiter(e):
    while not e.wait(timeout=0.01):
        pass
    return 1


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        e = threading.Event()
        threading.Thread(target=setter, args=(e,)).start()
        assert await asyncio.to_thread(waiter, e) == 1
        response = await self.get_response(request)
        return response
