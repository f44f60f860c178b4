# name_or_syntax.await_left_of_assignment: ungradable
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await response = self.get_response(request)
        response['X-Custom'] = 'Value'
        return response
