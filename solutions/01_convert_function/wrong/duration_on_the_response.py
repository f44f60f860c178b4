# response_replaced.attribute: test_response_comes_back
import time


def middleware(get_response):
    async def middleware_func(request):
        start = time.perf_counter()
        response = await get_response(request)
        response.duration = time.perf_counter() - start
        return response

    return middleware_func
