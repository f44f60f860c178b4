# task_instead_of_await.list: test_header_on_200, test_response_comes_back
import asyncio
class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await asyncio.gather(self.get_response(request))
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
