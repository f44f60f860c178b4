# wrong_print.both_before: test_prints_surround_the_view
# Thought that the order of the two lines is all that matters.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        print('After response')
        response = await self.get_response(request)
        return response
