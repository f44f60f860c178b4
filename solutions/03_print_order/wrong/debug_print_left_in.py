# wrong_print.extra: test_prints_surround_the_view
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        print(f'DEBUG {request.method} {request.path} -> {response.status_code}')
        print('After response')
        return response
