# wrong_print.text: test_prints_surround_the_view
class LogMiddleware:
    """Prints a line before and a line after the response."""

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response.')
        response = await self.get_response(request)
        print('After response.')
        return response
