# wrong_condition.truthy: test_no_header_on_others, test_header_follows_its_own_response
# Reads "if there is a status code" for "if the status code is good".
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code:
            response["X-Status"] = "OK"
        return response
