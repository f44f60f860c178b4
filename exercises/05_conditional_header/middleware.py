# exercise: 05_conditional_header


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # To do: write the body. First of all, get the response;
        # then decide about the header.
        ...
