# STYLE: one expression with `and`, setdefault for the header
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.status_code == 200 and response.headers.setdefault("X-Status", "OK")
        return response
