# shared_state?: test_prints_nothing_else, test_prints_overlap
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.active = 0

    async def __call__(self, request):
        self.active += 1
        if self.active == 1:
            print("Before response")
        response = await self.get_response(request)
        if self.active == 1:
            print("After response")
        self.active -= 1
        return response
