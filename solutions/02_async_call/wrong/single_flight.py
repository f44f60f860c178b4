# shared_state: test_requests_overlap
# two GETs of one path share one call
import asyncio
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.flying = {}
    async def __call__(self, request):
        key = request.path
        if key in self.flying:
            return await asyncio.shield(self.flying[key])
        task = self.flying[key] = asyncio.ensure_future(self.get_response(request))
        try:
            return await task
        finally:
            self.flying.pop(key, None)
