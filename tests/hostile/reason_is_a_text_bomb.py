# 02_async_call | wrong | gives the response a reason phrase of fifty megabytes with line ends | fails
class PassMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        response.reason_phrase = "OK\r\nX-Passed: yes\r\n\r\n" * 2_500_000
        return response
