# 03_print_order | right | makes the request's two halves by an async generator that it closes | full
from contextlib import aclosing


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def steps(self, request):
        yield "Before response", None
        response = await self.get_response(request)
        yield "After response", response

    async def __call__(self, request):
        async with aclosing(self.steps(request)) as steps:
            async for line, response in steps:
                print(line)
        return response
