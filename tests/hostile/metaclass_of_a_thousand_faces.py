# 04_missing_await | wrong | a metaclass that lies about flags, name, module and truth, around a class that sets no header | fails
class Meta(type):
    __name__ = property(lambda cls: "HttpResponse")
    __module__ = property(lambda cls: "django.http")
    async_capable = property(lambda cls: True)

    def __bool__(cls):
        return False

    def __len__(cls):
        return -1

    def __repr__(cls):
        return "<passed>"


class HeaderMiddleware(metaclass=Meta):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
