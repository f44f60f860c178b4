from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class Hybrid:
    async_capable = sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self._wide = iscoroutinefunction(get_response)
        if self._wide:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self._wide:
            return self._later(request)
        return self.after(request, self.get_response(request))

    async def _later(self, request):
        return self.after(request, await self.get_response(request))

    def after(self, request, response):
        return response


class CarriageMiddleware(Hybrid):
    def after(self, request, response):
        response["X-Carriage"] = "7"
        return response
