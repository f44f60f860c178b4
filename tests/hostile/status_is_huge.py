# 02_async_call | wrong | gives the response a status of a hundred digits | fails
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.status_code = 10**100
        return response
