# sync_call.starter_unchanged: test_call_gives_an_awaitable
# "Django will run it in async mode by itself."
def middleware(get_response):
    def middleware_func(request):
        response = get_response(request)
        return response

    return middleware_func
