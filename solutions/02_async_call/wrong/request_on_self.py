# shared_state: test_nothing_is_kept
# "In a class, everything belongs on self."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.request = None

    async def __call__(self, request):
        self.request = request
        response = await self.get_response(self.request)
        return response
