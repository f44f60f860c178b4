# no_await: test_response_comes_back, test_view_is_called_once
class Passer:
    def __init__(self, nxt):
        self._next = nxt

    async def __call__(self, req):
        resp = self._next(req)
        return resp


def middleware(get_response):
    return Passer(get_response)
