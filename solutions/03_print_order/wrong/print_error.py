# exceptions: test_errors_pass_through
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = None
        try:
            response = await self.get_response(request)
        except Exception as exc:
            pass
        print("After response")
        return response
