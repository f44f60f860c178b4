# task_instead_of_await.background_print: test_prints_surround_the_view, test_nothing_is_kept
# Waits for the response to be sent, in the background, and prints then.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def after(self):
        await asyncio.sleep(100)
        print('After response')

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        self.task = asyncio.create_task(self.after())
        return response
