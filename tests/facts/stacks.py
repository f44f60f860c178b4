"""A real Django without the kit: stacks of middleware, served the async and the sync way."""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings
from types import ModuleType
from typing import Any

import django
from django.conf import settings
from django.http import HttpResponse
from django.test import AsyncClient, Client
from django.urls import path

MIXIN = "django.middleware.clickjacking.XFrameOptionsMiddleware"
SYNC = "stacks.sync_neighbour"


async def view(request: Any) -> HttpResponse:
    return HttpResponse("seen")


def plain_view(request: Any) -> HttpResponse:
    return HttpResponse("seen")


urlpatterns = [path("", view), path("plain/", plain_view)]


def sync_neighbour(get_response: Any) -> Any:
    """Middleware as it was before async."""

    def middleware(request: Any) -> Any:
        return get_response(request)

    return middleware


if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DEBUG=False,
        LOGGING_CONFIG=None,
        MIDDLEWARE=[],
        ROOT_URLCONF="stacks",
        SECRET_KEY="none",
        USE_I18N=False,
    )
    django.setup()
    logging.disable(logging.CRITICAL)


class Outcome:
    """What became of a request: the response, or what was raised; and what was warned of."""

    def __init__(self) -> None:
        self.response: Any = None
        self.error: BaseException | None = None
        self.warnings: list[str] = []
        self.at_load = False

    @property
    def text(self) -> str:
        """The status, or the exception; Django's name for a stack that can't be loaded first."""
        if self.error is None:
            return str(self.response.status_code)
        return f"{'load: ' if self.at_load else ''}{type(self.error).__name__}: {self.error}"


def serve(stack: list[Any], *, wsgi: bool = False, at: str = "/", **headers: str) -> Outcome:
    """Send one request through a stack of import paths and classes or factories."""
    names = [one if isinstance(one, str) else _named(one) for one in stack]
    settings.MIDDLEWARE = names
    outcome = Outcome()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            client = (Client if wsgi else AsyncClient)(raise_request_exception=False)
            outcome.at_load = True
            client.handler.load_middleware(**({} if wsgi else {"is_async": True}))
            outcome.at_load = False
            answer = client.get(at, headers=headers)
            outcome.response = answer if wsgi else asyncio.run(answer)
        except Exception as error:  # noqa: BLE001  # what is raised is what is looked at
            outcome.error = error
    outcome.warnings = [str(w.message) for w in caught if w.category is UserWarning]
    return outcome


def _named(one: Any) -> str:
    """An import path for a class or factory."""
    module = sys.modules.setdefault("given", ModuleType("given"))
    name = f"m{id(one)}"
    setattr(module, name, one)
    return f"given.{name}"
