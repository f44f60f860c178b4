# no_await: test_header_on_200, test_response_comes_back, test_view_is_called_once
from django.http import HttpRequest, HttpResponse


class StatusMiddleware:
    def __init__(self, get_response) -> None:
        self.get_response = get_response

    async def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        if response.status_code != 200:
            return response
        response["X-Status"] = "OK"
        return response
