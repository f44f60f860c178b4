# 02_async_call | wrong | gives the response a content that is no bytes, and cookies that are no cookies | fails
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.cookies = {"a": 1, "b": None}
        response._container = [1, 2, 3]
        return response
