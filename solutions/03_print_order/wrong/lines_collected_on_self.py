# wrong_print.both_after: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.lines = []
    async def __call__(self, request):
        self.lines.append("Before response")
        response = await self.get_response(request)
        self.lines.append("After response")
        for line in self.lines:
            print(line)
        self.lines.clear()
        return response
