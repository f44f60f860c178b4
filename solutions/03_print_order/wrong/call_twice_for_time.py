# double_call: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
import time


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        start = time.monotonic()
        await self.get_response(request)
        elapsed = time.monotonic() - start
        print("After response")
        response = await self.get_response(request)
        return response
