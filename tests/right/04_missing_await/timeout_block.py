# STYLE: asyncio.timeout around task and await
from asyncio import create_task, timeout


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        async with timeout(30) as limit:
            task = create_task(self.get_response(request))
            response = await task
            limit.reschedule(None)
        response.headers["X-Custom"] = "Value"
        return response
