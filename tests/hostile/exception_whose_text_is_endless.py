# 04_missing_await | wrong | raises an exception whose __str__ never ends | fails, "s of CPU"
class Endless(Exception):
    def __str__(self):
        while True:
            pass


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        raise Endless
