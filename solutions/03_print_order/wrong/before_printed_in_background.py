# task_instead_of_await.background_print: test_prints_surround_the_view
# A print must not hold up the request, so it gets a task of its own.
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def log(self, text):
        print(text)

    async def __call__(self, request):
        asyncio.create_task(self.log('Before response'))
        response = await self.get_response(request)
        await self.log('After response')
        return response
