# 02_async_call | wrong | sleeps a moment on the loop's thread by select.select, which is no name for a sleep | fails, "select"
import select


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        select.select([], [], [], 0.01)
        return await self.get_response(request)
