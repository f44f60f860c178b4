# task_instead_of_await: test_response_comes_back
# "create_task runs it, result() is the response."
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        await asyncio.sleep(0)  # give it a chance to run
        return task.result()
