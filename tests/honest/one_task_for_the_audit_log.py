# 02_async_call | right | one task, which the first request starts, writes what the requests put into a queue | full
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.queue = None
        self.worker = None
        self.written = 0

    async def __call__(self, request):
        if self.worker is None:
            self.queue = asyncio.Queue(maxsize=100)
            self.worker = asyncio.create_task(self._write())
        response = await self.get_response(request)
        await self.queue.put(f"{request.method} {response.status_code}")
        return response

    async def _write(self):
        while True:
            line = await self.queue.get()
            self.written += len(line)
            self.queue.task_done()
