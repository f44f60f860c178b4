# STYLE: asyncio.wrap_future of a pool of one's own
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pass-middleware")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        parts = await asyncio.wrap_future(pool.submit(request.path.split, "/"))
        assert parts
        return await self.get_response(request)
