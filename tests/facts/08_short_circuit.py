"""What lesson 08_short_circuit says of Django."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import Any

import django
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client
from django.urls import path
from django.utils.decorators import sync_and_async_middleware

seen: list[str] = []


def door(name: str) -> Any:
    """A layer that says when it is entered and left, and with what."""

    @sync_and_async_middleware
    def factory(get_response: Any) -> Any:
        async def layer(request: HttpRequest) -> Any:
            seen.append(f"{name} in")
            response = await get_response(request)
            seen.append(f"{name} out {response.status_code}")
            return response

        def plain_layer(request: HttpRequest) -> Any:
            seen.append(f"{name} in")
            response = get_response(request)
            seen.append(f"{name} out {response.status_code}")
            return response

        return layer if iscoroutinefunction(get_response) else plain_layer

    return factory


anselm, ludo = door("Anselm"), door("Ludo")


class Odile:
    async_capable = True
    sync_capable = False

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> Any:
        if request.headers.get("X-Flag") == "black":
            seen.append("Odile turns round")
            return HttpResponse("Gone for good.", status=410, headers={"X-Since": "1803"})
        return await self.get_response(request)


class OdilesHook(Odile):
    """A hook is called when all layers are in."""

    async def __call__(self, request: HttpRequest) -> Any:
        return await self.get_response(request)

    async def process_view(self, request: HttpRequest, *_: Any) -> Any:
        return HttpResponse(status=410)


async def abbot(request: HttpRequest) -> HttpResponse:
    seen.append("the abbot thinks")
    return HttpResponse("Yes, my child.")


urlpatterns = [path("", abbot)]
settings.configure(
    ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None, ROOT_URLCONF=__name__, SECRET_KEY="facts"
)
django.setup()
logging.disable()
here = sys.modules[__name__]


def visit(flag: str, *layers: str, wsgi: bool = False) -> HttpResponse:
    """One request through these layers, the outermost first."""
    seen.clear()
    settings.MIDDLEWARE = [f"{here.__name__}.{name}" for name in layers]
    if wsgi:
        return Client().get("/", headers={"x-fLAG": flag})
    return asyncio.run(AsyncClient().get("/", headers={"x-fLAG": flag}))


for wsgi in (False, True):
    # Down the list, and up again.
    assert visit("white", "anselm", "Odile", "ludo", wsgi=wsgi).status_code == 200
    assert seen == ["Anselm in", "Ludo in", "the abbot thinks", "Ludo out 200", "Anselm out 200"]
    # What is inside does not run; what is outside gets the answer. Capitals of a name do not count.
    response = visit("black", "anselm", "Odile", "ludo", wsgi=wsgi)
    assert (response.status_code, response["X-Since"]) == (410, "1803")
    assert seen == ["Anselm in", "Odile turns round", "Anselm out 410"]
    # Those of a value do.
    assert visit("BLACK", "anselm", "Odile", "ludo", wsgi=wsgi).status_code == 200
    # The order of the list decides who sees what.
    visit("black", "ludo", "Odile", "anselm", wsgi=wsgi)
    assert seen == ["Ludo in", "Odile turns round", "Ludo out 410"]
    # process_view comes when all layers have let the request in.
    visit("black", "anselm", "OdilesHook", "ludo", wsgi=wsgi)
    assert seen == ["Anselm in", "Ludo in", "Ludo out 410", "Anselm out 410"]

request = HttpRequest()
assert request.headers.get("X-Maintenance") is None
assert HttpResponse(503).status_code == 200
assert HttpResponse(status=503).reason_phrase == "Service Unavailable"


async def awaited() -> None:
    try:
        await HttpResponse()
    except TypeError:
        return
    raise AssertionError("a response can be awaited")


asyncio.run(awaited())
