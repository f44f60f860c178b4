# shared_state: test_nothing_is_kept
# keeps streamed responses

class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.streams = []
    async def __call__(self, request):
        response = await self.get_response(request)
        if response.streaming: self.streams.append(response)
        return response
