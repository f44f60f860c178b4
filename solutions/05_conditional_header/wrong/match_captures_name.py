# wrong_condition.all: test_no_header_on_others, test_header_follows_its_own_response
# Gives the number a name first, so that the case reads well.
OK = 200


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        match response.status_code:
            case OK:
                response["X-Status"] = "OK"
        return response
