# sync_bridge_in_loop.run_until_complete: test_header_is_set, test_response_comes_back, test_view_is_called_once
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_event_loop()
        response = loop.run_until_complete(self.get_response(request))
        response['X-Custom'] = 'Value'
        return response
