# sync_bridge_in_loop: test_call_gives_an_awaitable
import asyncio
import threading


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        box = {}

        def run():
            box["response"] = asyncio.run(self.get_response(request))

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        response = box["response"]
        response["X-Custom"] = "Value"
        return response
