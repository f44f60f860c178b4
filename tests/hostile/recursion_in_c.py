# 02_async_call | wrong | takes the recursion limit off and recurses in C code until the stack is used up | fails
import sys

sys.setrecursionlimit(10**9)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        nested = []
        for _ in range(1_000_000):
            nested = [nested]
        repr(nested)
        return None
