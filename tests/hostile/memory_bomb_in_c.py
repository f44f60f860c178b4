# 03_print_order | wrong | makes a list of everything that itertools.repeat gives, in C code | fails
import itertools


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        hoard = list(itertools.repeat(None))
        response = await self.get_response(request)
        print("After response", len(hoard))
        return response
