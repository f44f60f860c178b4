# exercise: 05_conditional_header


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        # To do: set the header here, if this response is one that gets it.
        return response
