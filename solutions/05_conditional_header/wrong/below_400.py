# wrong_condition.below_400: test_no_header_on_others
# "From 400 on it is an error, before that it is OK." (as response.ok of requests has it)
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        is_error = response.status_code >= 400
        if not is_error:
            response["X-Status"] = "OK"
        return response
