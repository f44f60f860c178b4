# other_framework_api: test_call_gives_an_awaitable
class PassMiddleware:
    def __init__(self, app):
        self.app = app

    async def dispatch(self, request, call_next):
        return await call_next(request)
