# shared_state: test_requests_overlap, test_nothing_is_kept
# "I keep the task on self, so that it isn't garbage collected."
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.task = None

    async def __call__(self, request):
        self.task = asyncio.create_task(self.get_response(request))
        await self.task
        return self.task.result()
