# 02_async_call | wrong | computes 9**9**9 at import | ungradable
number = 9**9**9


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return number
