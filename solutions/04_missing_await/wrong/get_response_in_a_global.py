# shared_state.get_response_global: test_instances_are_independent
_get_response = None


class HeaderMiddleware:
    def __init__(self, get_response):
        global _get_response
        _get_response = get_response

    async def __call__(self, request):
        response = await _get_response(request)
        response['X-Custom'] = 'Value'
        return response
