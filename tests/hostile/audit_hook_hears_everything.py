# 02_async_call | right | adds an audit hook that hears everything and can't be removed | full
import sys

heard = [0]


def hear(event, arguments):
    heard[0] += 1


sys.addaudithook(hear)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
