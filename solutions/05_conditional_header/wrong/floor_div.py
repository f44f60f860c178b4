# wrong_condition: test_no_header_on_others
SUCCESS = 2


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        ok = response.status_code // 100 == SUCCESS
        response.headers.setdefault("X-Status", "OK") if ok else None
        return response
