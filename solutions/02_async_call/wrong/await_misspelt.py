# name_or_syntax.keyword: ungradable
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = awiat self.get_response(request)
        return response
