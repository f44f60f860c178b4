# no_await.helper: test_prints_surround_the_view, test_view_is_called_once
# Awaits the view, but not the own coroutine function.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def log(self, text):
        print(text)

    async def __call__(self, request):
        self.log('Before response')
        response = await self.get_response(request)
        self.log('After response')
        return response
