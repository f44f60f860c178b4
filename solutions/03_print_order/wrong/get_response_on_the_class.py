# shared_state.get_response_on_class: test_instances_are_independent
class LogMiddleware:
    def __init__(self, get_response):
        LogMiddleware.get_response = staticmethod(get_response)

    async def __call__(self, request):
        print('Before response')
        response = await LogMiddleware.get_response(request)
        print('After response')
        return response
