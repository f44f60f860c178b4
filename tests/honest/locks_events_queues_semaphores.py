# 03_print_order | right | uses a Lock, an Event, a Queue and a Semaphore of asyncio around its own counters, not around the view | full
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = asyncio.Lock()
        self.slots = asyncio.Semaphore(50)
        self.total = 0

    async def __call__(self, request):
        print("Before response")
        done, queue = asyncio.Event(), asyncio.Queue(maxsize=1)
        async with self.lock:
            self.total += 1
        async with self.slots:
            await queue.put(await self.get_response(request))
        done.set()
        await done.wait()
        response = await queue.get()
        print("After response")
        return response
