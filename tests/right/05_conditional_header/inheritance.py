# STYLE: a base class that does the call, a subclass that does the header
from abc import ABC, abstractmethod


class AsyncMiddleware(ABC):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        response = await self.get_response(request)
        self.change(response)
        return response

    @abstractmethod
    def change(self, response): ...


class StatusMiddleware(AsyncMiddleware):
    def change(self, response):
        if response.status_code == 200:
            response["X-Status"] = "OK"
