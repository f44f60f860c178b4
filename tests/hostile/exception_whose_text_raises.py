# 04_missing_await | wrong | raises an exception whose __str__ and __repr__ raise each other | fails
class Mirror(Exception):
    def __str__(self):
        return repr(self)

    def __repr__(self):
        return str(self)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        raise Mirror
