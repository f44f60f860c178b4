# wrong_print.extra: test_prints_nothing_else
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.ensure_future(self.get_response(request))
        done, _ = await asyncio.wait([task], timeout=2)
        if not done:
            print("Still waiting")
        response = await task
        print("After response")
        return response
