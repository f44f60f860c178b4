# shared_state: test_response_comes_back, test_view_is_called_once
# "Async middleware is fast because it does not ask the view again."
_cache = {}


def middleware(get_response):
    async def middleware_func(request):
        if "response" not in _cache:
            _cache["response"] = await get_response(request)
        return _cache["response"]

    return middleware_func
