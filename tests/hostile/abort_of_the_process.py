# 02_async_call | wrong | aborts the process | fails, "your code ended the process"
import os


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        os.abort()
