# task_instead_of_await.future_returned: test_header_is_set, test_response_comes_back
# The callback does set the header, but what is returned is the future, not the response.
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def set_header(self, future):
        if not future.cancelled() and future.exception() is None:
            future.result()['X-Custom'] = 'Value'

    async def __call__(self, request):
        future = asyncio.ensure_future(self.get_response(request))
        future.add_done_callback(self.set_header)
        return future
