# 02_async_call | wrong | polls nothing without a timeout on the loop's thread, and so sleeps forever in C code | fails, "still not done after"
import select


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        select.poll().poll()
        return await self.get_response(request)
