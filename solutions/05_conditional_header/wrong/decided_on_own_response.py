# wrong_condition.before_response: test_header_on_200
# Wants a response to write the header to before the view runs.
from django.http import HttpResponse


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = HttpResponse()
        if response.status_code == 200:
            response["X-Status"] = "OK"
        response = await self.get_response(request)
        return response
