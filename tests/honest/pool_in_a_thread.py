# 02_async_call | right | opens an executor in a thread, gives it work and waits for all of it there | full
import asyncio
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def work():
    with ThreadPoolExecutor(3) as pool:
        futures = [pool.submit(pow, 2, n) for n in range(6)]
        wait(futures)
        return sorted(f.result() for f in as_completed(futures)) + list(pool.map(abs, (-1, -2)))


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        assert (await asyncio.to_thread(work))[-1] == 2
        response = await self.get_response(request)
        return response
