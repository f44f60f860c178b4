# sync_call: ungradable
# "await is all that makes it async."
def middleware(get_response):
    def middleware_func(request):
        response = await get_response(request)
        return response

    return middleware_func
