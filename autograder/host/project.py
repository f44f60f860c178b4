"""The Django project of the host: settings, one URL pattern, one view."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import django
from asgiref.sync import iscoroutinefunction
from django.apps import apps
from django.conf import settings
from django.core import signals
from django.db import close_old_connections, reset_queries
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.test import client
from django.urls.resolvers import RegexPattern, URLPattern
from django.utils.decorators import sync_and_async_middleware
from django.utils.deprecation import MiddlewareMixin

from autograder.host import shortcuts
from autograder.host.streams import Stream
from autograder.protocol import Reply

View = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


class Views(NamedTuple):
    """What stands behind every path: for each request, one of the two."""

    usual: View
    plain: Callable[[HttpRequest], HttpResponseBase]
    is_plain: Callable[[], bool]
    """Whether the request that runs gets the plain one."""
    passed: Callable[[str, str], None]
    """Is told which layer the request that runs goes through, in or out."""


_views: Views


async def _answer(request: HttpRequest) -> HttpResponseBase:
    return await _views.usual(request)


def _answer_plainly(request: HttpRequest) -> HttpResponseBase:
    return _views.plain(request)


class _Pattern(URLPattern):  # type: ignore[misc]  # Django has no types
    """Every path, with the view that the request asks for."""

    @property
    def callback(self) -> Callable[[HttpRequest], Any]:
        """The view of the request that runs."""
        return _answer_plainly if _views.is_plain() else _answer

    @callback.setter
    def callback(self, _: object) -> None:
        """Django sets the one that it was given."""


urlpatterns = [_Pattern(RegexPattern(r""), _answer)]


def set_up(views: Views) -> None:
    """Configure Django, once in a process, with ``views`` behind every path."""
    global _views  # noqa: PLW0603  # a URL pattern names its view before there is one
    _views = views
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DEBUG=False,
        LOGGING_CONFIG=None,
        MIDDLEWARE=[],
        ROOT_URLCONF=__name__,
        SECRET_KEY="no secret: nothing is signed here",  # noqa: S106
        USE_I18N=False,
    )
    django.setup(set_prefix=False)
    # There is no database; looking after its connections costs milliseconds a request. The
    # test client disconnects the function and connects it again, for each request.
    signals.request_started.disconnect(reset_queries)
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    client.request_started = _Unchanged(signals.request_started)
    client.request_finished = _Unchanged(signals.request_finished)
    shortcuts.take()


def install_apps(source: str) -> None:
    """Install the apps of Django's that a source imports from.

    Their models can't be imported otherwise. To install them for everybody would take longer
    than all the rest of Django does.
    """
    if "django.contrib" in source:
        settings.INSTALLED_APPS = [f"django.contrib.{app}" for app in _APPS]
        apps.set_installed_apps(settings.INSTALLED_APPS)


_APPS = ("contenttypes", "auth", "sessions", "messages")


class _Unchanged:
    """A signal whose receivers stay as they are."""

    def __init__(self, signal: signals.Signal) -> None:
        self.send, self.asend = signal.send, signal.asend

    def connect(self, *_: object) -> None:
        """Do nothing."""

    disconnect = connect


class Neighbour(MiddlewareMixin):  # type: ignore[misc]  # Django has no types
    """Middleware of the kind that Django's own is, without a hook.

    It is async if what is inside it is, as they are; but each hook of theirs goes through a
    thread, which costs more than all the rest of a request.
    """


class SyncNeighbour:
    """Middleware as it was before async: Django calls it in a thread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self._get_response(request)


def _layer(name: str) -> Callable[[Any], Any]:
    """A middleware factory whose layer tells when it is entered and left."""

    @sync_and_async_middleware  # type: ignore[untyped-decorator]  # Django has no types
    def factory(get_response: Any) -> Any:
        if iscoroutinefunction(get_response):

            async def layer(request: HttpRequest) -> HttpResponseBase:
                _views.passed(name, "in")
                response: HttpResponseBase = await get_response(request)
                _views.passed(name, "out")
                return response

            return layer

        def plain_layer(request: HttpRequest) -> HttpResponseBase:
            _views.passed(name, "in")
            response: HttpResponseBase = get_response(request)
            _views.passed(name, "out")
            return response

        return plain_layer

    return factory  # type: ignore[no-any-return]  # Django has no types


outer, inner = _layer("outer"), _layer("inner")


def respond(reply: Reply, held: Stream | None = None) -> HttpResponseBase:
    """The response that the judge asks the view for; ``held`` gives a stream its parts."""
    if held is not None:
        parts = held.parts() if reply.kind == "stream" else held.parts_in_thread()
        response: HttpResponseBase = StreamingHttpResponse(parts, **_given(reply))
    else:
        response = _KINDS[reply.kind](reply)
    for name, value in reply.headers:
        response[name] = value
    for name, value in reply.cookies:
        response.set_cookie(name, value)
    return response


def _given(reply: Reply) -> dict[str, Any]:
    return {"status": reply.status, "reason": reply.reason}


def _redirect(reply: Reply) -> HttpResponseBase:
    response = HttpResponseRedirect("/elsewhere", reason=reply.reason)
    response.status_code = reply.status
    return response


def _stream(reply: Reply) -> HttpResponseBase:
    async def parts() -> Any:
        yield reply.body[:2].encode()
        yield reply.body[2:].encode()

    return StreamingHttpResponse(parts(), **_given(reply))


def _sync_stream(reply: Reply) -> HttpResponseBase:
    def parts() -> Any:  # a generator: somebody who closes the response too early ends it
        yield reply.body[:2].encode()
        yield reply.body[2:].encode()

    return StreamingHttpResponse(parts(), **_given(reply))


_KINDS: dict[str, Callable[[Reply], HttpResponseBase]] = {
    "text": lambda reply: HttpResponse(reply.body, content_type="text/plain", **_given(reply)),
    "json": lambda reply: JsonResponse({"token": reply.body}, **_given(reply)),
    "redirect": _redirect,
    "stream": _stream,
    "sync_stream": _sync_stream,
}
