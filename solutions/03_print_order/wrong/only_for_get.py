# wrong_print.only_get: test_prints_nothing_else
class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        if request.method != 'GET':
            # only page views are interesting
            return await self.get_response(request)

        print('Before response')
        response = await self.get_response(request)
        print('After response')
        return response
