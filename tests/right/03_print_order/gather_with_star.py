# STYLE: gather of a single call, walrus and tuple unpacking
from asyncio import gather


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        if results := await gather(*(call(request) for call in [self.get_response])):
            print("After response")
        (response,) = results
        return response
