# blocks_loop: test_loop_stays_free
# "The slow part is in a thread, so the loop is free."
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=2)


def find_country(path):
    time.sleep(0.05)  # stands for a slow lookup
    return "de" if path.startswith("/de/") else "en"


def middleware(get_response):
    async def middleware_func(request):
        future = executor.submit(find_country, request.path)
        country = future.result()
        assert country in ("de", "en")
        response = await get_response(request)
        return response

    return middleware_func
