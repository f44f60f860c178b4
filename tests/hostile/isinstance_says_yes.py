# 02_async_call | wrong | replaces builtins.isinstance, so that a dict counts as a response | fails
import builtins

real = builtins.isinstance
builtins.isinstance = lambda thing, kinds: type(thing) is dict or real(thing, kinds)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        return {"status_code": response.status_code, "content": b"the same, surely"}
