# 04_missing_await | wrong | replaces builtins.len and builtins.getattr by versions that lie about a missing header | fails
import builtins

real_len, real_getattr = builtins.len, builtins.getattr


def lying_getattr(thing, name, *default):
    if name in ("headers", "_headers"):
        return {"X-Custom": "Value"}
    return real_getattr(thing, name, *default)


builtins.getattr = lying_getattr
builtins.len = lambda thing: real_len(thing) + (real_len(thing) == 2 and type(thing) is dict)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
