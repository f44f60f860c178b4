# STYLE: abstract base class with empty hooks, super()
from abc import ABC, abstractmethod


class BaseMiddleware(ABC):
    def __init__(self, get_response):
        self.get_response = get_response

    @abstractmethod
    async def before(self, request): ...

    async def __call__(self, request):
        await self.before(request)
        return await self.get_response(request)


class PassMiddleware(BaseMiddleware):
    async def before(self, request):
        pass

    async def __call__(self, request):
        return await super().__call__(request)
