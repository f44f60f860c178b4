# double_call: test_header_on_200, test_response_comes_back, test_view_is_called_once
# Once to see the status, once to get the response.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        status = (await self.get_response(request)).status_code
        response = await self.get_response(request)
        if status == 200:
            response["X-Status"] = "OK"
        return response
