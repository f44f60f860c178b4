# 01_convert_function | wrong | patches threading.get_ident to hide that it sleeps on the loop's thread | fails
import threading
import time

threading.get_ident = lambda: 0


def middleware(get_response):
    async def middleware_func(request):
        time.sleep(0.01)
        return await get_response(request)

    return middleware_func
