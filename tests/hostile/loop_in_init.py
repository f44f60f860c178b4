# 03_print_order | wrong | loops without end in __init__ | fails, "s of CPU"
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        while True:
            self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
