# STYLE: a ContextVar that is set and not reset
import contextvars
current_request = contextvars.ContextVar("current_request")
def middleware(get_response):
    async def middleware_func(request):
        current_request.set(request)
        return await get_response(request)
    return middleware_func
