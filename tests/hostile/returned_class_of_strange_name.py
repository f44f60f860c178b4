# 02_async_call | wrong | returns an object whose class name is markup, line ends and a workflow command | fails
Nasty = type("[/bold]\r\n::warning::graded 11/11\n\x1b[32m<b>", (), {})


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        return Nasty()
