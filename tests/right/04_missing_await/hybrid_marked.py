# STYLE: plain def that is marked, for sync and async
from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class HeaderMiddleware:
    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self._async = iscoroutinefunction(get_response)
        if self._async:
            markcoroutinefunction(self)

    def label(self, response):
        response["X-Custom"] = "Value"
        return response

    def __call__(self, request):
        if self._async:

            async def answer():
                return self.label(await self.get_response(request))

            return answer()
        return self.label(self.get_response(request))
