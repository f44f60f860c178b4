# wrong_condition: test_no_header_on_others, test_header_follows_its_own_response
from django.http import HttpResponse


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        probe = HttpResponse()
        ok = probe.status_code == 200
        response = await self.get_response(request)
        if ok:
            response["X-Status"] = "OK"
        return response
