# 03_print_order | wrong | raises KeyboardInterrupt in the request, after both prints | fails, "KeyboardInterrupt"
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        await self.get_response(request)
        print("After response")
        raise KeyboardInterrupt
