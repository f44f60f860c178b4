# task_instead_of_await.background_header: test_header_is_set
# The task comes to its turn when the response has already gone.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def add_header(self, response):
        response['X-Custom'] = 'Value'

    async def __call__(self, request):
        response = await self.get_response(request)
        asyncio.create_task(self.add_header(response))
        return response
