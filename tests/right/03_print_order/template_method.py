# STYLE: abstract base class with two hooks, inheritance
from abc import ABC, abstractmethod


class AsyncHooks(ABC):
    def __init__(self, get_response):
        self.get_response = get_response

    async def __call__(self, request):
        await self.before(request)
        response = await self.get_response(request)
        await self.after(request, response)
        return response

    @abstractmethod
    async def before(self, request): ...

    @abstractmethod
    async def after(self, request, response): ...


class LogMiddleware(AsyncHooks):
    async def before(self, request):
        print("Before response")

    async def after(self, request, response):
        print("After response")
