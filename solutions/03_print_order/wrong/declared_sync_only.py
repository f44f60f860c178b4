# false_flags.sync_only: test_call_gives_an_awaitable
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
