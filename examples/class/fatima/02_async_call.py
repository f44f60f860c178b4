# exercise: 02_async_call


from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class PassMiddleware:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        if iscoroutinefunction(self):
            return self.acall(request)
        return self.get_response(request)

    async def acall(self, request):
        return await self.get_response(request)
