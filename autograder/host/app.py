"""One instance of the student's middleware, in one of the two drives.

**direct**: the class or factory is called with an ``async def get_response``, and the instance
with a request. **django**: it stands in ``settings.MIDDLEWARE`` between its neighbours, and the
handler of Django's ``AsyncClient`` takes the request. Passing one alone proves little: a sync
middleware works in Django, through a thread, and code that breaks beneath a neighbour works alone.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.test import AsyncRequestFactory
from django.test.client import AsyncClientHandler

from autograder.host.exchange import Emit, Exchange, of_request
from autograder.host.output import current
from autograder.host.student import Student, clean
from autograder.protocol import Build, BuildFailed, Built, Send

GetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

_HOOKS = ("process_view", "process_template_response", "process_exception")

exchanges: dict[int, Exchange] = {}
"""Every exchange by its number: code finds the one that it runs in by ``output.current``."""

in_stack: Callable[[GetResponse], Any]
"""What ``settings.MIDDLEWARE`` names as the student's, while a stack is loaded."""


async def view(_request: HttpRequest) -> HttpResponseBase:
    """The view of the Django project."""
    return await _exchange().view()


def _exchange(request: HttpRequest | None = None) -> Exchange:
    """The exchange of this request; if it is another one, the exchange that code runs in.

    A thread or a task may have been started without the context that names the exchange.
    """
    found = of_request.get(request) if request is not None else None
    if found is not None:
        current.set(found.number)
        return found
    number = current.get()
    if number is None:
        raise RuntimeError("get_response was called outside of a request")
    return exchanges[number]


class _Scopes(AsyncRequestFactory):  # type: ignore[misc]  # Django has no types
    """Makes what ``AsyncClient`` gives to its handler. What the client itself does after that, to
    show a test the templates and cookies of a response, costs as much as the request.
    """

    def request(self, **request: Any) -> dict[str, Any]:
        scope: dict[str, Any] = self._base_scope(**request)
        return scope


class App:
    """One instance, built and ready for requests; ``build`` tells how that went."""

    def __init__(self, build: Build, student: Student, completes_flags: bool, emit: Emit) -> None:
        self._build = build
        self._student = student
        self._completes_flags = completes_flags
        self._emit = emit
        self._visit: Callable[[Send], Callable[[Exchange], Awaitable[Any]]] | None = None

    def build(self) -> None:
        """Call the class or factory with get_response; tell what it gave back."""
        try:
            if self._build.drive == "direct":
                self._visit = self._build_direct()
            else:
                self._visit = self._build_django()
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  # the student's __init__
            self._emit(BuildFailed(self._build.app, self._student.error(error)))

    def send(self, send: Send) -> Exchange | None:
        """Start a request; None if there is no instance to send it to."""
        if self._visit is None:
            return None
        exchange = exchanges[send.exchange] = Exchange(send.exchange, self._emit, self._student)
        token = current.set(send.exchange)
        exchange.task = asyncio.get_running_loop().create_task(
            exchange.run(self._visit(send)), name=f"exchange {send.exchange}"
        )
        current.reset(token)
        return exchange

    # --- direct ------------------------------------------------------------------------------

    def _build_direct(self) -> Callable[[Send], Callable[[Exchange], Awaitable[Any]]] | None:
        async def get_response(request: HttpRequest) -> HttpResponseBase:
            return await _exchange(request).inner(self._build.app, request, view)

        handler = self._instance(get_response)
        if handler is None:
            return None

        factory = AsyncRequestFactory()

        def visit(send: Send) -> Callable[[Exchange], Awaitable[Any]]:
            request = factory.generic(**_request(send))
            return lambda exchange: exchange.through(handler, request)

        return visit

    # --- django ------------------------------------------------------------------------------

    def _build_django(self) -> Callable[[Send], Callable[[Exchange], Awaitable[Any]]] | None:
        global in_stack  # noqa: PLW0603  # Django names a middleware by its import path
        in_stack = self._completed() if self._completes_flags else self._student.target
        settings.MIDDLEWARE = [
            *self._build.above,
            f"{__name__}.in_stack",
            *self._build.beneath,
        ]
        handler = AsyncClientHandler(enforce_csrf_checks=False)
        handler.load_middleware(is_async=True)
        scopes = _Scopes()

        def visit(send: Send) -> Callable[[Exchange], Awaitable[Any]]:
            return lambda _: handler(scopes.generic(**_request(send)))

        return visit

    def _completed(self) -> Callable[[GetResponse], Any]:
        """The student's factory with the capability flags that lesson 6 teaches.

        Flags and mark go onto functions of ours: slots and frozen dataclasses refuse them.
        """
        target = self._student.target
        if not getattr(target, "async_capable", True):
            raise TypeError("async_capable = False tells Django that this middleware is sync")

        def factory(django_get_response: GetResponse) -> Any:
            async def get_response(request: HttpRequest) -> HttpResponseBase:
                exchange = _exchange(request)
                return await exchange.inner(self._build.app, request, django_get_response)

            handler = self._instance(get_response)
            if handler is None:
                raise TypeError("the middleware can't be called")

            async def instance(request: HttpRequest) -> Any:
                return await _exchange().through(handler, request)

            for hook in _HOOKS:
                if hasattr(handler, hook):
                    setattr(instance, hook, getattr(handler, hook))
            return instance

        factory.async_capable = True  # type: ignore[attr-defined]
        factory.sync_capable = False  # type: ignore[attr-defined]
        return factory

    # --- both --------------------------------------------------------------------------------

    def _instance(self, get_response: GetResponse) -> Callable[[HttpRequest], Any] | None:
        """What the student's class or factory gives back; None if it can't be called."""
        get_response.__qualname__ = "get_response"  # what a student sees who prints it
        made = self._student.target(get_response)
        awaitable = inspect.isawaitable(made)
        usable = callable(made) and not awaitable
        self._emit(
            Built(
                self._build.app,
                kind=clean(type(made).__name__, 100),
                callable=usable,
                awaitable=awaitable,
                declared_async=usable and _is_async(made),
                own=_unwrapped(made) is not get_response,
            )
        )
        if inspect.iscoroutine(made):
            made.close()
        return made if usable else None


def _unwrapped(made: Any) -> Any:
    while isinstance(made, functools.partial):
        made = made.func
    return made


def _is_async(handler: Any) -> bool:
    """Whether Django would take it for async: an ``async def``, or marked as one."""
    return bool(
        iscoroutinefunction(handler) or iscoroutinefunction(getattr(handler, "__call__", None))  # noqa: B004  # it is asked what kind of function it is
    )


def _request(send: Send) -> dict[str, Any]:
    return {
        "method": send.method,
        "path": send.path,
        "data": send.body,
        "content_type": "text/plain",
        "headers": dict(send.headers),
    }
