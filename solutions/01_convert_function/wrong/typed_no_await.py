# no_await: test_response_comes_back, test_view_is_called_once
from typing import Awaitable, Callable
from django.http import HttpRequest, HttpResponse


def middleware(get_response: Callable[[HttpRequest], Awaitable[HttpResponse]]):
    """Pass the request on."""

    async def inner(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return inner
