# 02_async_call | wrong | patches AsyncRequestFactory to send every request as GET / and answers those by itself | fails
from django.http import HttpResponse
from django.test import AsyncRequestFactory

real = AsyncRequestFactory.generic


def same_again(self, method, path, data="", *args, **kwargs):
    return real(self, "GET", "/", "", content_type="text/plain")


AsyncRequestFactory.generic = same_again


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return HttpResponse("known by heart")
