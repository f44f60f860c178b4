# wrong_print.swapped: test_prints_surround_the_view
class LogMiddleware:

    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # after = the request comes after ...
        print('After response')
        response = await self.get_response(request)
        # ... and before = just before I send it back
        print('Before response')
        return response
