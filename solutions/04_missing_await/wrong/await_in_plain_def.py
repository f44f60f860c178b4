# sync_call.await_in_def: ungradable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = await self.get_response(request)
        response['X-Custom'] = 'Value'
        return response
