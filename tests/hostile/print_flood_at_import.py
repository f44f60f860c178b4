# 03_print_order | wrong | prints one line of fifty million characters while it is imported | ungradable, "printed more than 1024 kilobytes"
print("Before response" * 3_500_000)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
