# 02_async_call | right | turns numbers of ten million digits into text and back, which Python refuses | full
for bomb in (lambda: int("9" * 10**7), lambda: str(1 << 10**7), lambda: f"{1 << 10**6}"):
    try:
        bomb()
    except (ValueError, MemoryError):
        pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
