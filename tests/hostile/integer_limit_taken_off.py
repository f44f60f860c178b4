# 02_async_call | wrong | takes Python's limit for numbers as text off and raises with a number of millions of digits | fails, "s of CPU"
import sys


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        sys.set_int_max_str_digits(0)
        raise ValueError(str(7 ** 12_000_000))
