# blocks_loop: test_loop_stays_free
import time


def slow_think(seconds):
    end = time.sleep(seconds)
    return end


def middleware(get_response):
    async def middleware_func(request):
        response = await get_response(request)
        slow_think(0.05)
        return response

    return middleware_func
