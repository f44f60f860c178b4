# wrong_print.first_only: test_prints_nothing_else, test_prints_overlap
# The lines kept repeating in the console, so they are printed once.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.printed = False

    async def __call__(self, request):
        if self.printed:
            return await self.get_response(request)
        self.printed = True
        print('Before response')
        response = await self.get_response(request)
        print('After response')
        return response
