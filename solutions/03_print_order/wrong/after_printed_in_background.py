# task_instead_of_await.background_print: test_prints_surround_the_view
import asyncio


async def log(text):
    print(text)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.tasks = set()

    async def __call__(self, request):
        await log('Before response')
        response = await self.get_response(request)
        # keep a reference, or the task could be garbage collected
        task = asyncio.create_task(log('After response'))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return response
