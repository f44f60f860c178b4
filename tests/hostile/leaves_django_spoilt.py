# 02_async_call | right | leaves Django spoilt for whoever comes next: settings, URLs, signals, defaults, resolvers | full
from django.conf import settings
from django.core import signals
from django.http import HttpResponse
from django.urls import get_urlconf, set_urlconf

settings.SPOILT = settings.SECRET_KEY = "spoilt"
settings.DEBUG = True
settings.DEFAULT_CHARSET = "utf-8"
settings.ALLOWED_HOSTS = ["*", "spoilt"]
settings.ADMINS = [("a", "a@b")]
set_urlconf(get_urlconf())
HttpResponse.spoilt = True
signals.request_started.connect(lambda **_: None, weak=False, dispatch_uid="spoilt")


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
