# wrong_condition.in_200_201: test_no_header_on_others
OK_CODES = (200, 201)  # GET and POST


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code in OK_CODES:
            response["X-Status"] = "OK"
        return response
