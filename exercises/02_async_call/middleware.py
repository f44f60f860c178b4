# exercise: 02_async_call


class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # To do: make this method async, wait for the response,
        # and give it back.
        return self.get_response(request)
