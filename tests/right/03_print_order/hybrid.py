# STYLE: one class for sync and async, with flags and mark
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class LogMiddleware:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self.is_async:
            return self.acall(request)
        print("Before response")
        response = self.get_response(request)
        print("After response")
        return response

    async def acall(self, request):
        print("Before response")
        response = await self.get_response(request)
        print("After response")
        return response
