# no_await: test_prints_surround_the_view, test_view_is_called_once
async def say(text):
    print(text)


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        say("Before response")
        response = await self.get_response(request)
        say("After response")
        return response
