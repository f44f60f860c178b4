# wrong_condition.by_method: test_header_on_200
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        # GET -> 200, POST -> 201
        if request.method == "GET":
            response["X-Status"] = "OK"
        return response
