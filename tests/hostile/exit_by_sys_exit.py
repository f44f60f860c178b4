# 02_async_call | wrong | calls sys.exit(0) in the request | fails, "SystemExit"
import sys


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        sys.exit(0)
