# 02_async_call | wrong | keeps every request, and replaces builtins.tuple so that the audit's list is empty | fails
import builtins

real = builtins.tuple
kept = []


class Forgetful(type):
    def __call__(cls, things=()):
        if getattr(things, "__qualname__", "").startswith("Driver._audit"):
            return ()
        return real(things)

    def __instancecheck__(cls, thing):
        return isinstance(thing, real)


builtins.tuple = Forgetful("tuple", (), {})


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        kept.append(request)
        return await self.get_response(request)
