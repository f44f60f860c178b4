# exceptions.retry: test_errors_pass_through
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        for attempt in range(3):
            try:
                response = await self.get_response(request)
                break
            except Exception:
                if attempt == 2:
                    raise
        response['X-Custom'] = 'Value'
        return response
