# 03_print_order | wrong | prints without end | fails, "printed more than 1024 kilobytes"
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        while True:
            print("Before response")
