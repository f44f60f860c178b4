# sync_call: test_call_gives_an_awaitable
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        async def run():
            print("Before response")
            response = await self.get_response(request)
            print("After response")
            return response

        return run()
