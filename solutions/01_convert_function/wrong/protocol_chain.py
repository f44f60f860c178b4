# no_await: test_response_comes_back, test_view_is_called_once
class Chain:
    __slots__ = ("inner",)

    def __init__(self, inner):
        self.inner = inner

    async def handle(self, request):
        result = self.inner(request)
        return result


def middleware(get_response):
    chain = Chain(get_response)

    async def entry(request):
        return await chain.handle(request)

    return entry
