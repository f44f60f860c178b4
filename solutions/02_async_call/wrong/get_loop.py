# sync_bridge_in_loop: test_call_gives_an_awaitable
import asyncio


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.loop = asyncio.new_event_loop()

    def __call__(self, request):
        return self.loop.run_until_complete(self.get_response(request))
