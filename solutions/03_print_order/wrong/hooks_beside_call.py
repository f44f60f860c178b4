# mixin_misuse.hooks_beside_call: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        return await self.get_response(request)
    def process_request(self, request):
        print("Before response")
    def process_response(self, request, response):
        print("After response")
        return response
