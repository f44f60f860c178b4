# 05_conditional_header | wrong | puts a property status_code that says 200 on the response class, and labels everything | fails
from django.http.response import HttpResponseBase

HttpResponseBase.status_code = property(lambda self: 200, lambda self, value: None)


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Status"] = "OK"
        return response
