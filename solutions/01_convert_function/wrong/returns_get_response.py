# async_factory_or_init: test_factory_returns_a_function
# "get_response is async already, there is nothing left to wrap."
def middleware(get_response):
    # the middleware does nothing, so pass it on
    return get_response
