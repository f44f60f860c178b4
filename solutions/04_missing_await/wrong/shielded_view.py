# exceptions.shielded: test_cancellation_passes_through
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # shield: the view should always be allowed to finish its work
        response = await asyncio.shield(self.get_response(request))
        response['X-Custom'] = 'Value'
        return response
