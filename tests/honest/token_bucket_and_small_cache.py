# 04_missing_await | right | sets the header, keeps a small lru of lengths, and rate-limits by a token bucket on loop.time() | full
import asyncio
from collections import OrderedDict, deque


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.sizes = OrderedDict()
        self.stamps = deque(maxlen=1000)

    async def __call__(self, request):
        now = asyncio.get_running_loop().time()
        while self.stamps and self.stamps[0] < now - 1:
            self.stamps.popleft()
        self.stamps.append(now)
        if len(self.stamps) == self.stamps.maxlen:
            await asyncio.sleep(0.05)
        size = len(request.path)
        self.sizes[size] = self.sizes.pop(size, 0) + 1
        while len(self.sizes) > 100:
            self.sizes.popitem(last=False)
        response = await self.get_response(request)
        response["X-Custom"] = "Value"
        return response
