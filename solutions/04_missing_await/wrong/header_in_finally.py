# exceptions.unbound_in_finally: test_errors_pass_through, test_cancellation_passes_through
# "On every response" was read as "even if there is none".
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        finally:
            response['X-Custom'] = 'Value'
        return response
