# other_framework_api: test_call_gives_an_awaitable
# "Async Django speaks ASGI, so the middleware takes scope, receive and send."
class PassMiddleware:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
