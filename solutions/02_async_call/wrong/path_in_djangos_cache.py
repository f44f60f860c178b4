# shared_state: test_nothing_is_kept
from django.core.cache import cache


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        await cache.aset("last_path", request.path)
        return response
