# 04_missing_await | wrong | raises a SyntaxError that names this file and a line that is a text, a class or a huge number | fails
lines = iter(["seven", SyntaxError, 10**30] * 100)


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        error = SyntaxError("invented")
        error.filename, error.lineno = __file__, next(lines)
        raise error
