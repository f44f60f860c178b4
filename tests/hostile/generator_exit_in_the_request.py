# 02_async_call | wrong | raises GeneratorExit in the request, which closes a coroutine in silence | fails
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        raise GeneratorExit
