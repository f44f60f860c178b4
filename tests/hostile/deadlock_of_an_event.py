# 03_print_order | wrong | waits on the loop's thread for a threading.Event that nobody sets | fails, "nothing is left that could wake it"
import threading


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        threading.Event().wait()
        response = await self.get_response(request)
        print("After response")
        return response
