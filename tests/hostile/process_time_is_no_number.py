# 02_async_call | wrong | patches time.process_time, by which the CPU's limit is set, to give a text | fails
import time

time.process_time = lambda: "no time"


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
