# wrong_print: test_prints_nothing_else
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        if response.status_code < 500:
            print("After response")
        return response
