# 02_async_call | wrong | prints a little every second, and so is never silent | fails, "still not done after"
import select


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        while True:
            print(".")
            select.select([], [], [], 1)
