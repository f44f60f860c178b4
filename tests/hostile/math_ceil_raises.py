# 02_async_call | wrong | patches math.ceil, by which the CPU's limit is set, to raise | fails
import math


def no_ceiling(number):
    raise ArithmeticError("no ceiling")


math.ceil = no_ceiling


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
