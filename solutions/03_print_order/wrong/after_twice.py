# wrong_print.extra: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        try:
            response = await self.get_response(request)
            print("After response")
        finally:
            print("After response")
        return response
