# 02_async_call | wrong | opens pipes until there are no descriptors left, keeps them, and answers nothing | fails
import os

pipes = []


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            while True:
                pipes.append(os.pipe())
        except OSError:
            pass
        return None
