# no_await.polls_the_coroutine: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = self.get_response(request)
        # wait until the response is there
        while not hasattr(response, 'status_code'):
            await asyncio.sleep(0)
        print('After response')
        return response
