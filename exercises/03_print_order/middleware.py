# exercise: 03_print_order


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # To do: write the body, with one print on the way in
        # and one on the way out.
        ...
