# wrong_print.extra: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def log(self, text):
        print(text)

    async def __call__(self, request):
        print(self.log("Before response"))
        response = await self.get_response(request)
        print(self.log("After response"))
        return response
