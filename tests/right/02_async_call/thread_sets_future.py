# STYLE: a thread that sets a future by call_soon_threadsafe
import asyncio
import threading


def measure(text, loop, future):
    def hand_over(length):
        if not future.done():
            future.set_result(length)

    loop.call_soon_threadsafe(hand_over, len(text))


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        thread = threading.Thread(target=measure, args=(request.path, loop, future))
        thread.start()
        length = await future
        assert length == len(request.path)
        response = await self.get_response(request)
        return response
