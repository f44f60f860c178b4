"""The ways in which a request gets to a stack of middleware: what a server would do.

**django**: the handler of Django's ``AsyncClient``. **asgi**: Django's own ``ASGIHandler``, which
sends bodies part by part and hears that a client leaves. **wsgi**: the handler of Django's
``Client``, on a thread of its own for each request.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.handlers.asgi import ASGIHandler
from django.http import HttpResponseBase
from django.test import AsyncRequestFactory, RequestFactory
from django.test.client import AsyncClientHandler, ClientHandler

from autograder.host.exchange import Emit, Exchange
from autograder.host.snapshot import snapshot
from autograder.protocol import Send, Snapshot, Streamed

Visit = Callable[[Exchange], Awaitable[Any]]
Server = Callable[[Send], Visit]
"""Makes of a request the visit that is to be made."""

_THREADS = 64
"""Requests that are on their way at once under WSGI, at most."""


def asked(send: Send) -> dict[str, Any]:
    """The request as Django's factories take it."""
    return {
        "method": send.method,
        "path": send.path,
        "data": send.body,
        "content_type": "text/plain",
        "headers": dict(send.headers),
    }


class _Scopes(AsyncRequestFactory):  # type: ignore[misc]  # Django has no types
    """Makes what ``AsyncClient`` gives to its handler. What the client itself does after that, to
    show a test the templates and cookies of a response, costs as much as the request.
    """

    def request(self, **request: Any) -> dict[str, Any]:
        scope: dict[str, Any] = self._base_scope(**request)
        return scope


class _Environs(RequestFactory):  # type: ignore[misc]  # Django has no types
    """The same for ``Client``."""

    def request(self, **request: Any) -> dict[str, Any]:
        environ: dict[str, Any] = self._base_environ(**request)
        return environ


def django(_: Emit) -> Server:
    """The stack that ``settings.MIDDLEWARE`` names, beneath the handler of ``AsyncClient``."""
    handler = AsyncClientHandler(enforce_csrf_checks=False)
    handler.load_middleware(is_async=True)
    scopes = _Scopes()

    def visit(send: Send) -> Visit:
        return lambda _: handler(scopes.generic(**asked(send)))

    return visit


def wsgi(_: Emit) -> Server:
    """The same, beneath the handler of ``Client``."""
    handler = ClientHandler(enforce_csrf_checks=False)
    handler.load_middleware()
    environs = _Environs()
    threads = ThreadPoolExecutor(_THREADS)

    def visit(send: Send) -> Visit:
        def serve() -> tuple[HttpResponseBase, bytes | None]:
            response = handler(environs.generic(**asked(send)))
            body = b"".join(response) if response.streaming else None
            return response, body

        async def go(_: Exchange) -> Snapshot:
            context = contextvars.copy_context()
            loop = asyncio.get_running_loop()
            try:
                response, body = await loop.run_in_executor(threads, context.run, serve)
            finally:
                _come_back(context)
            return await snapshot(response, body)

        return go

    return visit


def _come_back(context: contextvars.Context) -> None:
    """Take over what was left in the context of a request's thread. A server has the next request
    served there.
    """
    here = contextvars.copy_context()
    for variable, value in context.items():
        if variable not in here or here[variable] is not value:
            variable.set(value)


def asgi(emit: Emit) -> Server:
    """The same, beneath ``ASGIHandler``; a body's parts are told as they are sent."""
    handler = ASGIHandler()
    scopes = _Scopes()

    def visit(send: Send) -> Visit:
        return _Connection(handler, scopes.generic(**asked(send)), emit).serve

    return visit


class _Connection:
    """One request of a client that may leave, as a server sees it."""

    def __init__(self, handler: ASGIHandler, scope: dict[str, Any], emit: Emit) -> None:
        self._handler = handler
        file = scope.pop("_body_file", None)
        self._body = b"" if file is None else file.read()
        self._scope = scope
        self._emit = emit
        self._received = False
        self._start: dict[str, Any] | None = None
        self._sent = b""
        self._ended = False

    async def serve(self, exchange: Exchange) -> Snapshot | None:
        """Make the visit.

        Raises CancelledError if the client leaves before the end of the body.
        """
        leaves = exchange.leaves = asyncio.Event()

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                self._start = message
                return
            part = message.get("body", b"")
            self._sent += part
            self._ended = not message.get("more_body", False)
            self._emit(Streamed(exchange.number, len(part), not self._ended))

        async def receive() -> dict[str, Any]:
            if not self._received:
                self._received = True
                return {"type": "http.request", "body": self._body, "more_body": False}
            await leaves.wait()
            return {"type": "http.disconnect"}

        await self._handler(self._scope, receive, send)
        if leaves.is_set() and not self._ended:
            raise asyncio.CancelledError
        return self._snapshot()

    def _snapshot(self) -> Snapshot | None:
        if self._start is None:
            return None
        pairs = [(k.decode("latin1"), v.decode("latin1")) for k, v in self._start["headers"]]
        return Snapshot(
            status=self._start["status"],
            reason="",
            headers=tuple(pair for pair in pairs if pair[0].lower() != "set-cookie"),
            cookies=tuple(v for k, v in pairs if k.lower() == "set-cookie"),
            body=self._sent.decode("utf-8", "replace")[:4096],
            streaming=False,
        )
