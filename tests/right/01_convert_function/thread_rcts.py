# STYLE: run_coroutine_threadsafe from a thread of its own
import asyncio, threading
def middleware(get_response):
    async def inner(request):
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        def work():
            f = asyncio.run_coroutine_threadsafe(get_response(request), loop)
            def finish(f):
                if done.cancelled(): return
                if f.exception(): done.set_exception(f.exception())
                else: done.set_result(f.result())
            f.add_done_callback(lambda f: loop.call_soon_threadsafe(finish, f))
        threading.Thread(target=work).start()
        try:
            return await done
        finally:
            done = None
    return inner
