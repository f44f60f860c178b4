# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
import asyncio


def middleware(get_response):
    loop = asyncio.new_event_loop()

    async def middleware_func(request):
        return loop.run_until_complete(get_response(request))

    return middleware_func
