# exceptions: test_errors_pass_through
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            return await self.get_response(request)
        except Exception as e:
            raise RuntimeError(f"middleware failed: {e}")
