import threading

from asgiref.sync import iscoroutinefunction, markcoroutinefunction


class CarriageMiddleware:
    """Counts its passengers; the lock is held for a moment only."""

    async_capable = True
    sync_capable = True

    def __init__(self, get_response):
        self.get_response = get_response
        self._lock = threading.RLock()
        self.count = 0
        self._async = iscoroutinefunction(self.get_response)
        if self._async:
            markcoroutinefunction(self)

    def __call__(self, request):
        if self._async:
            return self.__acall__(request)
        return self._finish(self.get_response(request))

    async def __acall__(self, request):
        return self._finish(await self.get_response(request))

    def _finish(self, response):
        with self._lock:
            self.count += 1
        response["X-Carriage"] = "7"
        return response
