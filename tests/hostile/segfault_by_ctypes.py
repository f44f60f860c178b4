# 02_async_call | wrong | reads memory that is not there, by ctypes | fails, "your code ended the process with signal 11", review
import ctypes


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        ctypes.string_at(1)
