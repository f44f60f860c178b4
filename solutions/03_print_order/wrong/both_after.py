# wrong_print.both_after: test_prints_surround_the_view
# Wanted to have the response first, "so that there is something to log".
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        print("Before response")
        print("After response")
        return response
