# sync_bridge_in_loop: test_response_comes_back, test_view_is_called_once
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        loop = asyncio.get_running_loop()
        response = await loop.run_in_executor(None, get_response, request)
        return response

    return middleware_func
