# task_instead_of_await.done_callback: test_prints_surround_the_view
# "After" = when this request's task is done.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        asyncio.current_task().add_done_callback(lambda task: print('After response'))
        return response
