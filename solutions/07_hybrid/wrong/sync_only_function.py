# extra_adapter.sync_only: test_no_adapter_under_asgi
def CarriageMiddleware(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Carriage"] = "7"
        return response

    return middleware
