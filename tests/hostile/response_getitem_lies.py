# 04_missing_await | wrong | patches every way to ask a response for one header, and sets none | fails
from django.http.response import HttpResponseBase

for name in ("__getitem__", "get"):
    setattr(HttpResponseBase, name, lambda self, header, *default: "Value")
for name in ("has_header", "__contains__"):
    setattr(HttpResponseBase, name, lambda self, header: True)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
