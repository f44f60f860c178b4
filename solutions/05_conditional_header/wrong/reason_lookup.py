# wrong_condition: test_header_on_200
from http import HTTPStatus


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        if response.reason_phrase == HTTPStatus.OK.phrase:
            response["X-Status"] = "OK"
        return response
