# 02_async_call | wrong | asks for a terabyte at import | ungradable, "MemoryError"
hoard = bytearray(1 << 40)


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
