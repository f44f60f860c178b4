# wrong_print.in_init: test_prints_surround_the_view
# __init__ runs before everything else, so it must be the place for "before".
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        print('Before response')

    async def __call__(self, request):
        response = await self.get_response(request)
        print('After response')
        return response
