# task_instead_of_await: test_prints_surround_the_view
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def say(self, what):
        print(what)

    async def __call__(self, request):
        _, response, _ = await asyncio.gather(
            self.say("Before response"), self.get_response(request), self.say("After response")
        )
        return response
