# STYLE: match statement with HTTPStatus.OK
from http import HTTPStatus


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        match response.status_code:
            case HTTPStatus.OK:
                response["X-Status"] = "OK"
            case _:
                pass
        return response
