# 04_missing_await | wrong | raises an exception whose __str__ calls sys.exit and whose __repr__ raises KeyboardInterrupt | fails
import sys


class Leaving(Exception):
    def __str__(self):
        sys.exit(0)

    def __repr__(self):
        raise KeyboardInterrupt


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        raise Leaving
