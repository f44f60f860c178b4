# wrong_print: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def log(self, message):
        print(message.upper())

    async def __call__(self, request):
        self.log("Before response")
        response = await self.get_response(request)
        self.log("After response")
        return response
