# 03_print_order | wrong | prints one line of sixty thousand characters without a space, for the judge to search | fails
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        print("x" * 60_000)
        return response
