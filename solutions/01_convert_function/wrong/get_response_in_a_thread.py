# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
# "In a thread of its own, get_response can't hold up the loop."
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        response = await asyncio.to_thread(get_response, request)
        return response

    return middleware_func
