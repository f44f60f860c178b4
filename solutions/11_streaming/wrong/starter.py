# stream_misused.reads_content: test_async_stream_is_counted, test_sync_stream_is_counted, test_client_leaves_before_the_response, test_response_comes_back
# exercise: 11_streaming
from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        # To do: print one line for every request. This one is right for some of them only.
        response = await self.get_response(request)
        print(request.path, len(response.content), "done")
        return response
