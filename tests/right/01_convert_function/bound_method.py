# STYLE: the factory returns a bound method
class Handler:
    def __init__(self, get_response):
        self._get_response = get_response

    async def handle(self, request):
        return await self._get_response(request)


def middleware(get_response):
    return Handler(get_response).handle
