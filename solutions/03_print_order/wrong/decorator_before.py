# wrong_print: test_prints_surround_the_view
def logged(method):
    async def wrapper(self, request):
        print("Before response")
        print("After response")
        return await method(self, request)
    return wrapper


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    @logged
    async def __call__(self, request):
        return await self.get_response(request)
