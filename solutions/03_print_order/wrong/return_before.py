# response_lost: test_prints_surround_the_view, test_response_comes_back
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        await self.get_response(request)
        print("After response")
        return
