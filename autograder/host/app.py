"""One instance of the student's middleware, in one of the drives.

**direct**: the class or factory is called with an ``async def get_response``, and the instance
with a request. In the others it stands in ``settings.MIDDLEWARE`` between its neighbours, and a
handler of Django's takes the request (see ``servers``). Passing direct or Django alone proves
little: a sync middleware works in Django, through a thread, and code that breaks beneath a
neighbour works alone.
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

from autograder.host import servers
from autograder.host.exchange import Emit, Exchange, of_request
from autograder.host.output import current
from autograder.host.project import Views
from autograder.host.servers import Server, Visit, asked
from autograder.host.stack import Place
from autograder.host.student import Student, clean
from autograder.protocol import Build, BuildFailed, Built, Error, Send

GetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

exchanges: dict[int, Exchange] = {}
"""Every exchange by its number: code finds the one that it runs in by ``output.current``."""

in_stack: Callable[[GetResponse], Any]
"""What ``settings.MIDDLEWARE`` names as the student's, while a stack is loaded."""


async def view(request: HttpRequest) -> HttpResponseBase:
    """The view of the Django project."""
    return await exchange_of().reach_view(request)


def _plain_view(request: HttpRequest) -> HttpResponseBase:
    return exchange_of().reach_plain_view(request)


def _has_plain_view() -> bool:
    return exchange_of().sync_view


def _passed(layer: str, way: str) -> None:
    exchange_of().passes(layer, way)


VIEWS = Views(view, _plain_view, _has_plain_view, _passed)
"""What stands behind every path of the Django project."""

_SERVERS: dict[str, Callable[[Emit], Server]] = {
    "django": servers.django,
    "asgi": servers.asgi,
    "wsgi": servers.wsgi,
}


def exchange_of(request: object = None) -> Exchange:
    """The exchange of this request; if it is another one, the exchange that code runs in.

    A thread or a task may have been started without the context that names the exchange.
    """
    # A student may pass on something else, which no weak dictionary can look up.
    found = of_request.get(request) if isinstance(request, HttpRequest) else None
    if found is not None:
        current.set(found.number)
        return found
    number = current.get()
    if number is None:
        raise RuntimeError("get_response was called outside of a request")
    return exchanges[number]


class App:
    """One instance, built and ready for requests; ``build`` tells how that went."""

    def __init__(self, build: Build, student: Student, completes_flags: bool, emit: Emit) -> None:
        self._build = build
        self._student = student
        self._completes_flags = completes_flags
        self._emit = emit
        self._visit: Server | None = None
        self.instances: list[object] = []
        """What the class or factory gave back, each time that it was called."""

    def build(self) -> None:
        """Call the class or factory with get_response; tell what it gave back."""
        try:
            if self._build.drive == "direct":
                self._visit = self._build_direct()
            else:
                self._visit = self._build_stack(_SERVERS[self._build.drive])
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  # the student's __init__
            self._emit(BuildFailed(self._build.app, self._told(error)))

    def _told(self, error: BaseException) -> Error:
        """The error, with the student's name for what Django knows as ours."""
        told = self._student.error(error)
        text = told.text.replace(f"{__name__}.in_stack", self._student.name)
        return Error(told.type, text, told.line)

    def send(self, send: Send) -> Exchange | None:
        """Start a request; None if there is no instance to send it to."""
        if self._visit is None:
            return None
        exchange = exchanges[send.exchange] = Exchange(send, self._emit, self._student)
        token = current.set(send.exchange)
        exchange.task = asyncio.get_running_loop().create_task(
            exchange.run(self._visit(send)), name=f"exchange {send.exchange}"
        )
        current.reset(token)
        return exchange

    # --- direct ------------------------------------------------------------------------------

    def _build_direct(self) -> Server | None:
        async def get_response(request: HttpRequest) -> HttpResponseBase:
            return await exchange_of(request).inner(self._build.app, request, view)

        handler = self._instance(get_response)
        if handler is None:
            return None

        factory = AsyncRequestFactory()

        def visit(send: Send) -> Visit:
            request = factory.generic(**asked(send))
            return lambda exchange: exchange.through(handler, request)

        return visit

    # --- in a stack --------------------------------------------------------------------------

    def _build_stack(self, load: Callable[[Emit], Server]) -> Server:
        global in_stack  # noqa: PLW0603  # Django names a middleware by its import path
        place = Place(self._build.app, self._instance, exchange_of, self._emit, self._student)
        target = self._student.target
        if not self._build.bare:
            wrap = place.completed if self._completes_flags else place.as_it_is
            in_stack = wrap(target)
        settings.MIDDLEWARE = [
            *self._build.above,
            *([] if self._build.bare else [f"{__name__}.in_stack"]),
            *self._build.beneath,
        ]
        return load(self._emit)

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
        self.instances.append(made)
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
