# 02_async_call | wrong | uses ctypes to give None the reference count of nothing, and answers None | fails, review
try:
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(None))
except BaseException:
    pass


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        return None
