# response_lost.lines_returned: test_prints_surround_the_view, test_response_comes_back
# Mixed up print and return.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        before = 'Before response'
        response = await self.get_response(request)
        after = 'After response'
        return before, response, after
