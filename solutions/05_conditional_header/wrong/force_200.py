# response_replaced: test_rest_is_untouched
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        else:
            response.reason_phrase = "Not OK"
        return response
