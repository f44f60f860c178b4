# 03_print_order | wrong | prints in the right order at every other request, as a coin would | fails
import itertools

coin = itertools.cycle((True, True, False))


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        early = next(coin)
        if early:
            print("Before response")
        response = await self.get_response(request)
        if not early:
            print("Before response")
        print("After response")
        return response
