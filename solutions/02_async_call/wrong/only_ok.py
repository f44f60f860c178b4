# response_lost: test_response_comes_back
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code < 400:
            return response
        elif response.status_code < 500:
            pass
        else:
            return response
