# exceptions: test_errors_pass_through, test_cancellation_passes_through
# "finally makes sure that something is returned in any case."
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = None
        try:
            response = await self.get_response(request)
        finally:
            return response
