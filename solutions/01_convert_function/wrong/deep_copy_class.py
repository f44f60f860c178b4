# response_replaced: test_response_comes_back
from copy import deepcopy


def middleware(get_response):
    async def inner(request):
        return deepcopy(await get_response(request))

    return inner
