# wrong_condition.not_404: test_no_header_on_others
# Tried it in the browser with a page that is there and a page that is not.
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code != 404:
            response["X-Status"] = "OK"
        return response
