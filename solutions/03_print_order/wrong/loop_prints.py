# wrong_print: test_prints_surround_the_view
class LogMiddleware:
    MESSAGES = ("Before response", "After response")

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for message in self.MESSAGES:
            print(message)
        return await self.get_response(request)
