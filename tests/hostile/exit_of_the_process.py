# 02_async_call | wrong | ends the process with exit code 0 in the request, as if all were well | fails, "your code ended the process (exit code 0)"
import os


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        os._exit(0)
