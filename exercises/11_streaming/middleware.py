# exercise: 11_streaming
from asgiref.sync import markcoroutinefunction


class MeterMiddleware:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response):
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request):
        # To do: print one line for every request.
        # This one is right for some of them only.
        response = await self.get_response(request)
        print(request.path, len(response.content), "done")
        return response
