# STYLE: TaskGroup; a lone exception is taken out of its group again
import asyncio


class HeaderMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        try:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(self.get_response(request))
        except* Exception as errors:
            error = errors.exceptions[0]
        else:
            error = None
        if error is not None:
            raise error
        response = task.result()
        response["X-Custom"] = "Value"
        return response
