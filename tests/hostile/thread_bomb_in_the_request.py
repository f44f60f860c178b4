# 03_print_order | wrong | starts threads in each request that start threads | fails
import threading


def breed(depth):
    for _ in range(3):
        try:
            threading.Thread(target=breed, args=[depth + 1], daemon=True).start()
        except RuntimeError:
            return


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("After response")
        breed(0)
        return await self.get_response(request)
