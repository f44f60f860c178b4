# STYLE: TaskGroup, its group of errors opened again
import asyncio


class StatusMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(self.get_response(request))
        except ExceptionGroup as errors:
            raise errors.exceptions[0] from None
        response = task.result()
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
