# exceptions.swallowed: test_errors_pass_through
from django.http import HttpResponse


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            response = await self.get_response(request)
        except Exception:
            # no header then, it is not a 200
            return HttpResponse("Something went wrong", status=500)
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
