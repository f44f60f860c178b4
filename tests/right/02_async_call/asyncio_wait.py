# STYLE: asyncio.wait on a task
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        done, pending = await asyncio.wait({task})
        return done.pop().result()
