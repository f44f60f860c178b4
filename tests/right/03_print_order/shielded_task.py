# STYLE: a task that is shielded: the wait ends when the visitor leaves, the view may go on
import asyncio


class LogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        print("Before response")
        task = asyncio.create_task(self.get_response(request))
        response = await asyncio.shield(task)
        print("After response")
        return response
