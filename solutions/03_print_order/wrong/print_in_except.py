# exceptions: test_errors_pass_through
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            print("Before response")
            response = await self.get_response(request)
            print("After response")
            return response
        except Exception as error:
            raise SystemError("logging failed") from error
