# STYLE: sync_to_async for a computation of one's own
import hashlib

from asgiref.sync import sync_to_async


@sync_to_async
def fingerprint(text):
    return hashlib.sha256(text.encode()).hexdigest()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        digest = await fingerprint(request.path)
        assert len(digest) == 64
        response = await self.get_response(request)
        return response
