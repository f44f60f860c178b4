# task_instead_of_await.result_too_early: test_header_is_set, test_response_comes_back
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        task = asyncio.create_task(self.get_response(request))
        response = task.result()
        response['X-Custom'] = 'Value'
        return response
