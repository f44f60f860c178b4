# response_lost: test_no_header_on_others, test_header_follows_its_own_response, test_rest_is_untouched, test_response_comes_back
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response:
            if response.status_code == 200:
                response["X-Status"] = "OK"
                return response
