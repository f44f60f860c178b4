# blocks_loop.future_result: test_loop_stays_free
from concurrent.futures import ThreadPoolExecutor
from time import sleep


def write_log(line):
    sleep(0.02)  # the disk is slow
    print(line)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.pool = ThreadPoolExecutor(max_workers=1)

    async def __call__(self, request):
        self.pool.submit(write_log, 'Before response').result()
        response = await self.get_response(request)
        self.pool.submit(write_log, 'After response').result()
        return response
