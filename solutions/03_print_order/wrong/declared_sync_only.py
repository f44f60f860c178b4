# false_flags.sync_only: test_prints_surround_the_view, test_response_comes_back, test_view_is_called_once
# Copied the two flags from another project without reading what they mean.
class LogMiddleware:
    sync_capable = True
    async_capable = False

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        print('After response')
        return response
