# STYLE: response.headers, walrus, everything on a few lines
class HeaderMiddleware:
    def __init__(self, get_response): self.get_response = get_response

    async def __call__(self, request):
        (response := await self.get_response(request)).headers['X-CUSTOM'] = 'Value'
        return response
