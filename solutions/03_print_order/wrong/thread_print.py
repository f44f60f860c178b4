# task_instead_of_await: test_prints_surround_the_view
import threading


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        threading.Thread(target=print, args=("Before response",)).start()
        response = await self.get_response(request)
        threading.Thread(target=print, args=("After response",)).start()
        return response
