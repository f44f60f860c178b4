# blocks_loop: test_loop_stays_free
# "A little pause, so that other requests get their turn."
import time


def middleware(get_response):
    async def middleware_func(request):
        time.sleep(0.02)
        response = await get_response(request)
        return response

    return middleware_func
