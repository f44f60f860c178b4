# task_instead_of_await.thread: test_prints_surround_the_view
# Printing in a thread keeps the loop free, but nobody waits for the thread.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def log_in_thread(self, text):
        return asyncio.create_task(asyncio.to_thread(print, text))

    async def __call__(self, request):
        self.log_in_thread('Before response')
        response = await self.get_response(request)
        self.log_in_thread('After response')
        return response
