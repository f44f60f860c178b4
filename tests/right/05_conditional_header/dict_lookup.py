# STYLE: table of headers, looked up by status
HEADERS_BY_STATUS = {
    200: {"X-Status": "OK"},
}


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        for name, value in HEADERS_BY_STATUS.get(response.status_code, {}).items():
            response.headers[name] = value
        return response
