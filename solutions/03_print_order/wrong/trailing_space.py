# wrong_print.trailing_space: test_prints_surround_the_view
# The second argument was meant to hold the path one day; print puts a space in front of it.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        extra = ''
        print('Before response', extra)
        response = await self.get_response(request)
        print('After response', extra)
        return response
