# shared_state: test_response_comes_back, test_view_is_called_once
from functools import lru_cache


def middleware(get_response):
    seen = {}

    async def inner(request):
        key = (request.method, request.path)
        if key in seen:
            return seen[key]
        seen[key] = response = await get_response(request)
        return response

    return inner
