# task_instead_of_await: test_requests_overlap
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.ensure_future(self.get_response(request))
        await asyncio.sleep(0.1)
        if task.done():
            return task.result()
        return task
