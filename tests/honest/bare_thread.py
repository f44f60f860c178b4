# 02_async_call | right | starts a thread by the module _thread, which calls back | full
import _thread, asyncio


def work(loop, fut):
    loop.call_soon_threadsafe(fut.set_result, 4)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        fut = loop.create_future()
        _thread.start_new_thread(work, (loop, fut))
        assert await fut == 4
        response = await self.get_response(request)
        return response
