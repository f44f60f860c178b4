# exercise: 03_print_order


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = self.get_response(request)
        while True:  # wait until the response is there
            pass
        print("After response")
        return task
