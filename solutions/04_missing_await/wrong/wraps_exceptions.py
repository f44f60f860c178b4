# exceptions.wrapped: test_errors_pass_through
class MiddlewareError(Exception):
    pass


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except Exception as exc:
            raise MiddlewareError('view failed') from exc
        response['X-Custom'] = 'Value'
        return response
