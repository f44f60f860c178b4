# 02_async_call | wrong | is right only where the path looks like one of the judge's random ones | fails
import re

from django.http import HttpResponse


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if re.fullmatch(r"/[a-z2-9]{12}/", request.path):
            return await self.get_response(request)
        return HttpResponse("not for you")
