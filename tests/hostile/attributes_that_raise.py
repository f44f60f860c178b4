# 02_async_call | wrong | an instance whose every attribute raises, so that nobody can look what it is | fails
class PassMiddleware:
    def __init__(self, get_response):
        pass

    def __getattribute__(self, name):
        raise KeyboardInterrupt(name)

    async def __call__(self, request):
        return None
