# 02_async_call | wrong | hides by bidirectional marks that the await is a comment | fails
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None  # ‮⁦ '''⁩⁦ return await self.get_response(request)
