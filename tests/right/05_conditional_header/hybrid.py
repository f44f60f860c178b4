# STYLE: hybrid for both worlds, marked only when what is inside is async
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class StatusMiddleware:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.call_async(request)
        return self.finish(self.get_response(request))

    async def call_async(self, request):
        return self.finish(await self.get_response(request))

    @staticmethod
    def finish(response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
        return response
