# task_instead_of_await.task_returned: test_prints_surround_the_view, test_response_comes_back
# create_task starts the view, and Django will surely wait for the task.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = asyncio.create_task(self.get_response(request))
        print('After response')
        return response
