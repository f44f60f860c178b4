# wrong_await_target.request: test_header_is_set, test_response_comes_back, test_view_is_called_once
# The request comes over the network, so that is what one has to wait for.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(await request)
        response['X-Custom'] = 'Value'
        return response
