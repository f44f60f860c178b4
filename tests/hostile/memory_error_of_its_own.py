# 04_missing_await | wrong | raises a MemoryError, as if the machine had none left | fails, "MemoryError"
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        raise MemoryError("none left")
