# wrong_condition: test_no_header_on_others
# also on a 201 with reason OK

class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code == 200 or (response.status_code < 300 and response.reason_phrase == "OK"): response["X-Status"] = "OK"
        return response
