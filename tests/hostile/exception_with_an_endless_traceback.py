# 04_missing_await | wrong | raises an exception whose __traceback__ is a chain without end | fails, "s of CPU"
class Chain:
    def __getattr__(self, name):
        return self


class Lying(Exception):
    __traceback__ = property(lambda self: Chain())


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        raise Lying
