# wrong_print.trailing_space: test_prints_nothing_else, test_prints_overlap
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.depth = 0
    async def __call__(self, request):
        print("  " * self.depth + "Before response")
        self.depth += 1
        response = await self.get_response(request)
        self.depth -= 1
        print("  " * self.depth + "After response")
        return response
