# task_instead_of_await: test_response_comes_back
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with asyncio.TaskGroup() as tg:
            task = tg.create_task(self.get_response(request))
        return task
