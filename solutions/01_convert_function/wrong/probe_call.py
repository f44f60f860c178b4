# double_call: test_view_is_called_once
# "First look whether get_response gives a coroutine, then call it."
import asyncio


def middleware(get_response):
    async def middleware_func(request):
        if asyncio.iscoroutine(get_response(request)):
            response = await get_response(request)
        else:
            response = get_response(request)
        return response

    return middleware_func
