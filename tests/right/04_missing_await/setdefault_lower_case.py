# STYLE: setdefault, with the header's name in lower case
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.setdefault('x-custom', 'Value')
        return response
