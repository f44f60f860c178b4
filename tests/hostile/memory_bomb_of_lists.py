# 02_async_call | wrong | appends to a list in the request until there is no memory left, keeps it, and answers | fails
hoard = []


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            while True:
                hoard.append([None] * 100)
        except MemoryError:
            pass
        return await self.get_response(request)
