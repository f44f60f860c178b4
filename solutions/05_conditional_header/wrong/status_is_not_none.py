# wrong_condition.truthy: test_no_header_on_others, test_header_follows_its_own_response
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        # status_code is None as long as the view has not answered
        if response is not None and response.status_code is not None:
            response["X-Status"] = "OK"
        return response
