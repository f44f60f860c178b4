# wrong_condition.first_only: test_header_on_every_response
class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    started = False

    async def __call__(self, request):
        response = await self.get_response(request)
        if HeaderMiddleware.started:
            response["X-Custom"] = "Value"
        HeaderMiddleware.started = True
        return response
