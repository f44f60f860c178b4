# STYLE: the factory returns an object with an async __call__
class _Handler:
    __slots__ = ("_next",)

    def __init__(self, next_handler):
        self._next = next_handler

    async def __call__(self, request):
        return await self._next(request)


def middleware(get_response):
    return _Handler(get_response)
