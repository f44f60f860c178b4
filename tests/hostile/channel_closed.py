# 02_async_call | wrong | closes every descriptor, the judge's channel among them | fails
import os


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        os.closerange(3, 64)
        return None
