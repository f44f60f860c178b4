# 05_conditional_header | wrong | is right on its first ten requests and wrong on all that follow | fails
count = 0


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        global count
        count += 1
        response = await self.get_response(request)
        if response.status_code == 200 or count > 10:
            response["X-Status"] = "OK"
        return response
