# 02_async_call | right | has a ThreadPool of multiprocessing make its texts | full
from multiprocessing.pool import ThreadPool
import asyncio

pool = ThreadPool(2)


def slug(p):
    return p.strip("/")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await asyncio.to_thread(pool.apply, slug, (request.path,))
        response = await self.get_response(request)
        return response
