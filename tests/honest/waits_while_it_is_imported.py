# 02_async_call | right | while it is imported, sleeps an hour, waits for threads, locks and queues with timeouts, and runs a loop | full
import asyncio
import queue
import threading
import time

began = time.monotonic()
time.sleep(3600)
assert 3600 <= time.monotonic() - began < 3700

woken = []
ready = threading.Event()


def late():
    time.sleep(300)
    woken.append("late")
    ready.set()
    time.sleep(3000)


threading.Thread(target=late, daemon=True).start()
assert not ready.wait(5)
assert woken == []
assert ready.wait(1000)
assert woken == ["late"]

timer = threading.Timer(0.05, woken.append, ["timer"])
timer.start()
timer.join()
assert woken == ["late", "timer"]

try:
    queue.Queue().get(timeout=0.05)
except queue.Empty:
    woken.append("empty")
assert woken[-1] == "empty"

lock = threading.Lock()
with lock:
    assert not lock.acquire(timeout=9)

end = time.monotonic() + 3
while time.monotonic() < end:
    pass


async def look_around():
    await asyncio.sleep(60)
    found = await asyncio.to_thread(lambda: time.sleep(100) or 7)
    try:
        async with asyncio.timeout(50):
            await asyncio.Event().wait()
    except TimeoutError:
        return found


assert asyncio.run(look_around()) == 7


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # The hour at first is over: a moment in a thread is a moment, and no more.
        await asyncio.to_thread(time.sleep, 0.05)
        return await self.get_response(request)
