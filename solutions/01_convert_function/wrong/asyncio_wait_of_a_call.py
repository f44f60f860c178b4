# wrong_await_target.wait: test_response_comes_back, test_view_is_called_once
import asyncio
def middleware(get_response):
    async def middleware_func(request):
        done, pending = await asyncio.wait([get_response(request)])
        return done.pop().result()
    return middleware_func
