# 02_async_call | wrong | starts threads until no more can be started, keeps them all, and answers nothing | fails
import threading

never = threading.Event()
threads = []
try:
    while len(threads) < 20_000:
        thread = threading.Thread(target=never.wait, daemon=True)
        thread.start()
        threads.append(thread)
except BaseException:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
