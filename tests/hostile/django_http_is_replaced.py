# 04_missing_await | wrong | replaces sys.modules["django.http"] by a module whose responses have every header | fails
import sys
from types import ModuleType

import django


class Generous:
    status_code, reason_phrase, content, streaming = 200, "OK", b"", False
    headers = {"X-Custom": "Value"}

    def items(self):
        return [("X-Custom", "Value")]

    def __getitem__(self, name):
        return "Value"


fake = ModuleType("django.http")
fake.HttpResponse = fake.HttpResponseBase = fake.StreamingHttpResponse = Generous
sys.modules["django.http"] = sys.modules["django.http.response"] = fake
django.http = fake


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        return Generous()
