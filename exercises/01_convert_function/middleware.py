# exercise: 01_convert_function


def middleware(get_response):
    # To do: make the inner function async, so that it waits for the response.
    def middleware_func(request):
        response = get_response(request)
        return response

    return middleware_func
