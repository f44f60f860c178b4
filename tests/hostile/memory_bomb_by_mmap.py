# 02_async_call | right | maps memory in large pieces and in small ones until it gets none, and gives it back | full
import mmap

for size in (1 << 40, 1 << 33, 1 << 26, 1 << 20):
    maps = []
    try:
        while len(maps) < 5_000:
            maps.append(mmap.mmap(-1, size))
            maps[-1][0] = 1
    except (OSError, MemoryError, OverflowError):
        pass
    while maps:
        maps.pop().close()


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return await self.get_response(request)
