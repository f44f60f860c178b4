# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
# "A coroutine is run with asyncio.run."
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        response = asyncio.run(get_response(request))
        return response

    return middleware_func
