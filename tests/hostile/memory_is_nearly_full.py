# 02_async_call | wrong | fills the memory up to the last kilobytes, so that whatever the kit does next finds none | fails
hoard = []


def fill():
    for size in (1 << 24, 1 << 20, 1 << 16, 1 << 12, 1 << 8, 1 << 5):
        try:
            while True:
                hoard.append(bytearray(size))
        except MemoryError:
            pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        fill()
        return None
