# response_replaced.rebuilt: test_rest_is_untouched, test_response_comes_back
# Believes that the headers of a finished response can't be changed any more.
from django.http import HttpResponse


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.status_code != 200:
            return response
        if response.streaming:
            response["X-Status"] = "OK"
            return response
        return HttpResponse(
            response.content,
            content_type=response["Content-Type"],
            headers={"X-Status": "OK"},
        )
