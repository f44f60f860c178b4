# wrong_condition.status: test_header_on_200
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    started = False

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200 and StatusMiddleware.started:
            response["X-Status"] = "OK"
        StatusMiddleware.started = True
        return response
