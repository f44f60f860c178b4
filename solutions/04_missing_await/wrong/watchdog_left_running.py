# task_instead_of_await.left_running: test_nothing_is_kept
# The watchdog should warn about slow views; nobody calls it back when the view was quick.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def watch(self, path):
        await asyncio.sleep(300)
        print(path, 'takes longer than five minutes')

    async def __call__(self, request):
        watchdog = asyncio.create_task(self.watch(request.path))
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        return response
