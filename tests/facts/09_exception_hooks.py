"""What lesson 09_exception_hooks says of Django."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import django
from asgiref.sync import markcoroutinefunction
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.handlers.exception import convert_exception_to_response
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.test import AsyncClient, Client
from django.urls import path


class SoldOut(Exception):
    pass


raised: list[type[Exception]] = []
seen: list[str] = []


async def view(request: HttpRequest) -> HttpResponse:
    raise raised[-1]("the text")


def plain_view(request: HttpRequest) -> HttpResponse:
    raise raised[-1]("the text")


class Layer:
    """Says what its await gives."""

    async_capable = True
    sync_capable = False

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        markcoroutinefunction(self)

    async def __call__(self, request: HttpRequest) -> Any:
        response = await self.get_response(request)  # never raises what a view has raised
        seen.append(f"{type(self).__name__} gets {response.status_code}")
        return response


class Outer(Layer):
    def process_exception(self, request: HttpRequest, exception: Exception) -> Any:
        seen.append(f"Outer is asked: {type(exception).__name__}")


class Rosa(Layer):
    def process_exception(self, request: HttpRequest, exception: Exception) -> Any:
        seen.append("Rosa is asked")
        if isinstance(exception, SoldOut):
            return HttpResponse(str(exception), status=410)
        return None


class AsyncRosa(Layer):
    async def process_exception(self, request: HttpRequest, exception: Exception) -> Any:
        seen.append("AsyncRosa is asked")
        return HttpResponse(status=410) if isinstance(exception, SoldOut) else None


class Broken(Layer):
    def process_exception(self, request: HttpRequest, exception: Exception) -> Any:
        raise exception


class RaisesItself(Layer):
    async def __call__(self, request: HttpRequest) -> Any:
        raise SoldOut


class RaisesInAHook(Layer):
    async def process_view(self, request: HttpRequest, *_: Any) -> Any:
        raise SoldOut


urlpatterns = [path("", view), path("plain/", plain_view)]
settings.configure(
    ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None, ROOT_URLCONF=__name__, SECRET_KEY="facts"
)
django.setup()
logging.disable()


def visit(error: type[Exception], *layers: type, at: str = "/", wsgi: bool = False) -> Any:
    """One request through these layers, the outermost first, to a view that raises."""
    raised.append(error)
    seen.clear()
    settings.MIDDLEWARE = [f"{__name__}.{layer.__name__}" for layer in layers]
    if wsgi:
        return Client(raise_request_exception=False).get(at)
    return asyncio.run(AsyncClient(raise_request_exception=False).get(at))


STATUSES = {Http404: 404, PermissionDenied: 403, SuspiciousOperation: 400}

for wsgi in (False, True):
    for at in ("/", "/plain/"):
        # Every error gets a lid, and an await sees it as a response.
        for error, status in {**STATUSES, ValueError: 500, KeyError: 500, SoldOut: 500}.items():
            assert visit(error, Layer, at=at, wsgi=wsgi).status_code == status
            assert seen == [f"Layer gets {status}"]
        # From the inside out; the first response ends the round, and goes up through all layers.
        for rosa in (Rosa, AsyncRosa):
            name = rosa.__name__
            assert visit(SoldOut, Outer, rosa, at=at, wsgi=wsgi).status_code == 410
            assert seen == [f"{name} is asked", f"{name} gets 410", "Outer gets 410"]
            # None: not mine. The next one is asked, then Django takes the lid.
            assert visit(Http404, Outer, rosa, at=at, wsgi=wsgi).status_code == 404
            assert seen == [
                f"{name} is asked",
                "Outer is asked: Http404",
                f"{name} gets 404",
                "Outer gets 404",
            ]
        # Raising again is no way to say None: the next one is not asked any more.
        assert visit(SoldOut, Outer, Broken, at=at, wsgi=wsgi).status_code == 500
        assert "Outer is asked: SoldOut" not in seen
        # The hook hears of views' errors only.
        for inside in (RaisesItself, RaisesInAHook):
            assert visit(SoldOut, Rosa, inside, at=at, wsgi=wsgi).status_code == 500
            assert seen[-1] == "Rosa gets 500"
            assert "Rosa is asked" not in seen
assert visit(SoldOut, Rosa).content == b"the text"


async def kitchen(request: HttpRequest) -> HttpResponse:
    raise ValueError("the soup burns")


lid = convert_exception_to_response(kitchen)
assert asyncio.run(lid(HttpRequest())).status_code == 500

text = 'a "quoted"\nline'
response = JsonResponse({"seat": text}, status=402)
assert (response.status_code, response["Content-Type"]) == (402, "application/json")
assert json.loads(response.content) == {"seat": text}
assert json.dumps({"seat": 'table "4"'}) == '{"seat": "table \\"4\\""}'
assert HttpResponse("{}")["Content-Type"].startswith("text/html")
