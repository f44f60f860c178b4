# shared_state: test_nothing_is_kept
# exercise: 03_print_order
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.paths = []
        self.count = {}

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        self.paths.append(request.path)
        return response
