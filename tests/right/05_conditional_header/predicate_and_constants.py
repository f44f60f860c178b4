# STYLE: constants on the class, a predicate of its own, annotations
from collections.abc import Awaitable, Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase


class StatusMiddleware:
    """Tells the client in a header that all went well."""

    WANTED_STATUS: int = 200
    HEADER_NAME: str = "X-Status"
    HEADER_VALUE: str = "OK"

    def __init__(self, get_response: Callable[[HttpRequest], Awaitable[HttpResponseBase]]) -> None:
        self.get_response = get_response

    @classmethod
    def is_wanted(cls, response: HttpResponseBase) -> bool:
        return response.status_code == cls.WANTED_STATUS

    async def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = await self.get_response(request)
        if self.is_wanted(response):
            response.headers[self.HEADER_NAME] = self.HEADER_VALUE
        return response
