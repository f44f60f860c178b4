# 02_async_call | wrong | passes a copy on and puts the original's identity into it by __dict__ and __eq__ | fails
import copy


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        twin = copy.copy(request)
        twin.__dict__ = request.__dict__
        return await self.get_response(twin)
