# 02_async_call | wrong | answers rightly while a thread of its own loops without end | fails, "s of CPU"
import threading


def loop():
    while True:
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        threading.Thread(target=loop, daemon=True).start()
        return await self.get_response(request)
