# sync_call.await_in_def: ungradable
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        print('After response')
        return response
