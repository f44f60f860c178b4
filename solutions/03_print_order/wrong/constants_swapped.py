# wrong_print: test_prints_surround_the_view
BEFORE = "Before response"
AFTER = "After response"


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print(AFTER)
        response = await self.get_response(request)
        print(BEFORE)
        return response
