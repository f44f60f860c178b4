# sync_bridge_in_loop.asyncio_run: test_header_is_set, test_response_comes_back, test_view_is_called_once
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # the error said "coroutine", so run it
        response = asyncio.run(self.get_response(request))
        response['X-Custom'] = 'Value'
        return response
