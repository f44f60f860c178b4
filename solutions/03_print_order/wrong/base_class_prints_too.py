# wrong_print: test_prints_surround_the_view
class BaseLog:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response


class LogMiddleware(BaseLog):
    async def __call__(self, request):
        print("Before response")
        response = await super().__call__(request)
        print("After response")
        return response
