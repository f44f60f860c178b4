# task_instead_of_await: test_header_on_200, test_response_comes_back
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        if task.status_code == 200:
            task["X-Status"] = "OK"
        return task
