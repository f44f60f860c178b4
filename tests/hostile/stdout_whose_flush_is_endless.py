# 03_print_order | wrong | replaces sys.stdout by an object whose flush never ends | ungradable
import sys


class Endless:
    def write(self, text):
        return len(text)

    def flush(self):
        while True:
            pass


sys.stdout = Endless()


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
