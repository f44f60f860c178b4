# wrong_print.after_return: test_prints_surround_the_view
# After the response has been returned, so below the return.
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print('Before response')
        return await self.get_response(request)
        print('After response')
