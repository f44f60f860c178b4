# response_lost: test_header_on_200, test_response_comes_back, test_view_is_called_once
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        # To do: write the body. First of all, get the response; then decide about the header.
        ...
