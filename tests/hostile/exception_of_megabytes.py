# 04_missing_await | wrong | raises exceptions with texts, class names and notes of megabytes | fails
Large = type("Large" * 200_000, (Exception,), {})


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.get_response(request)
        error = Large("x" * 20_000_000)
        error.add_note("y" * 10_000_000)
        raise error from Large("z" * 10_000_000)
