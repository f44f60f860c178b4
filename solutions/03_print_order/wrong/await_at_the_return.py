# no_await.awaited_too_late: test_prints_surround_the_view
# The response does come, but only after both lines.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = self.get_response(request)
        print('After response')
        return await response
