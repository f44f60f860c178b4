# shared_state: test_nothing_is_kept
import collections


class PassMiddleware:
    recent = collections.deque(maxlen=50)

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        self.recent.append(request)
        return await self.get_response(request)
