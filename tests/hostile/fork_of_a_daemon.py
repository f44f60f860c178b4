# 03_print_order | wrong | leaves a daemon behind: fork, setsid, fork; the daemon would go on for a minute | fails
import os
import time

try:
    if not os.fork():
        os.setsid()
        if not os.fork():
            for number in range(100, 1000):
                try:
                    os.close(number)
                except OSError:
                    pass
            time.sleep(60)
        os._exit(0)
except OSError:
    pass


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("After response")
        return await self.get_response(request)
