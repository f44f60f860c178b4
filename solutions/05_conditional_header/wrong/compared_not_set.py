# name_or_syntax.compares: test_no_header_on_others, test_header_follows_its_own_response
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        ok = True
        if response.status_code != 200:
            ok == False
        if ok:
            response["X-Status"] = "OK"
        return response
