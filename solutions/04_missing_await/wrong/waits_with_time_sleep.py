# blocks_loop.time_sleep: test_loop_stays_free
from time import sleep


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        sleep(0.01)  # wait for the response
        response['X-Custom'] = 'Value'
        return response
