# wrong_print: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before", "response", sep="")
        response = await self.get_response(request)
        print("After", "response", sep="")
        return response
