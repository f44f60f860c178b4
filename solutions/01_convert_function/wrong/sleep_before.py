# blocks_loop: test_loop_stays_free
from time import sleep as pause


def middleware(get_response):
    async def inner(request):
        pause(0.1)  # simulate work
        return await get_response(request)

    return inner
