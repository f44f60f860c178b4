# STYLE: conditional expression that picks what to add
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        extra = {"X-Status": "OK"} if response.status_code == 200 else {}
        for name, value in extra.items():
            response[name] = value
        return response
