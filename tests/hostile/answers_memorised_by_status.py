# 05_conditional_header | wrong | remembers which status came in which order, and decides by that before the view has answered | fails
ORDER = [200, 200, 200, 200, 200, 200, 201, 201, 202, 203, 204, 206, 301, 302, 304, 400]
seen = [0]


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        expected = ORDER[seen[0] % len(ORDER)]
        seen[0] += 1
        response = await self.get_response(request)
        if expected == 200:
            response["X-Status"] = "OK"
        return response
