# task_instead_of_await.sets: test_response_comes_back
import asyncio
def middleware(get_response):
    async def middleware_func(request):
        response = await asyncio.wait([asyncio.create_task(get_response(request))])
        return response
    return middleware_func
