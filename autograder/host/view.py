"""The innermost view of a request: it asks the judge what to answer, and waits."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import inspect
from collections.abc import Callable
from typing import Any

from django.core.exceptions import (
    ObjectDoesNotExist,
    PermissionDenied,
    SuspiciousOperation,
    ValidationError,
)
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponseBase

from autograder.host.project import respond
from autograder.host.snapshot import headers_of
from autograder.host.streams import Stream
from autograder.host.student import Student, clean
from autograder.protocol import (
    Message,
    ReachedView,
    Reply,
    Streams,
    Told,
    ViewCancelled,
    ViewRaised,
    ViewRaises,
    ViewReturned,
)

ERRORS: dict[str, type[Exception]] = {
    "ValueError": ValueError,
    "RuntimeError": RuntimeError,
    "KeyError": KeyError,
    "TimeoutError": TimeoutError,
    "Http404": Http404,
    "PermissionDenied": PermissionDenied,
    "SuspiciousOperation": SuspiciousOperation,
    "TypeError": TypeError,
    "AttributeError": AttributeError,
    "AssertionError": AssertionError,
    "ConnectionError": ConnectionError,
    "ObjectDoesNotExist": ObjectDoesNotExist,
    "ValidationError": ValidationError,
    "DatabaseError": DatabaseError,
    "ZeroDivisionError": ZeroDivisionError,
    "IndexError": IndexError,
    "FileNotFoundError": FileNotFoundError,
}

_Answer = Reply | Exception


class View:
    """What a request finds innermost, as often as it gets there."""

    def __init__(self, number: int, emit: Callable[[Message], None], student: Student) -> None:
        self._number = number
        self._emit = emit
        self._student = student
        self._loop = asyncio.get_running_loop()
        self.calls = 0
        """How often it was reached."""
        self._waiting: dict[int, Any] = {}
        self._left = False
        self.errors: list[BaseException] = []
        """What it has raised."""
        self.stream: Stream | None = None
        """The stream that it returns last, if the judge gives its parts."""

    # --- what the judge does -----------------------------------------------------------------

    def returns(self, call: int, answer: _Answer) -> None:
        """Let a view that was reached return, or raise."""
        if isinstance(answer, Reply) and answer.held:
            self.stream = Stream()  # now: its parts may come before the view goes on
        future = self._waiting.pop(call, None)
        if future is not None and not future.done():
            future.set_result(answer)

    def raises(self, command: ViewRaises) -> None:
        """Let a view that was reached raise."""
        kind: Any = ERRORS.get(command.error)
        if command.own:
            kind = vars(self._student.module).get(command.error)
            if not (isinstance(kind, type) and issubclass(kind, Exception)):
                self._emit(Told(self._number, command.error, "", "missing"))
                kind = RuntimeError
        try:
            error = kind(command.text)
        except Exception as broken:  # noqa: BLE001  # the student's __init__
            error = broken
        self.returns(command.call, error)

    def streams(self, command: Streams) -> None:
        """Let the held stream give a part, end, or raise."""
        if self.stream is None:
            return
        if command.error is None:
            self.stream.give(command.part)
        else:
            error = ERRORS[command.error]()
            self.errors.append(error)
            self._emit(ViewRaised(self._number))
            self.stream.give(error)

    def gone(self) -> None:
        """The client is gone: no thread waits for an answer, now or later."""
        self._left = True
        for future in self._waiting.values():
            self._give_up(future)

    @staticmethod
    def _give_up(future: Any) -> None:
        if isinstance(future, concurrent.futures.Future) and not future.done():
            future.set_result(ConnectionError("the client is gone"))

    # --- what the request does ---------------------------------------------------------------

    async def answer(self, request: HttpRequest, app: int, same_request: bool) -> HttpResponseBase:
        """What an ``async def`` view does."""
        future: asyncio.Future[_Answer]
        if asyncio.get_running_loop() is self._loop:
            future = self._loop.create_future()
            call = self._reached(app, same_request, future)
        else:  # under WSGI it runs in a loop of another thread
            given: concurrent.futures.Future[_Answer] = concurrent.futures.Future()
            future = asyncio.wrap_future(given)
            call = self._reached(app, same_request, given)
        try:
            answer = await future
        except asyncio.CancelledError:
            self._waiting.pop(call, None)
            self._emit(ViewCancelled(self._number))
            raise
        return self._responds(request, call, answer)

    def answer_in_thread(
        self, request: HttpRequest, app: int, same_request: bool
    ) -> HttpResponseBase:
        """What a plain view does, on whatever thread Django has given it."""
        future: concurrent.futures.Future[_Answer] = concurrent.futures.Future()
        call = self._reached(app, same_request, future)
        return self._responds(request, call, future.result())

    def _reached(self, app: int, same_request: bool, future: Any) -> int:
        call, self.calls = self.calls, self.calls + 1
        self._waiting[call] = future
        if self._left:  # a thread that has only now got the lock which another one had
            self._give_up(future)
        self._emit(ReachedView(self._number, call, app, same_request))
        return call

    def _responds(self, request: HttpRequest, call: int, answer: _Answer) -> HttpResponseBase:
        if isinstance(answer, Exception):
            self.errors.append(answer)
            self._emit(ViewRaised(self._number))
            raise answer
        for name in answer.reads:
            found = hasattr(request, name)
            self._tell(
                f"request.{name}", functools.partial(getattr, request, name) if found else None
            )
        self.tell(answer.calls, "view")
        response = respond(answer, self.stream if answer.held else None)
        self._emit(ViewReturned(self._number, call, headers_of(response)))
        return response

    def tell(self, functions: tuple[str, ...], at: str) -> None:
        """Tell what these functions of the student's give here and now."""
        for name in functions:
            self._tell(name, vars(self._student.module).get(name), at)

    def _tell(self, name: str, ask: Any, at: str = "view") -> None:
        if not callable(ask):
            self._emit(Told(self._number, name, "", "missing", at=at))
            return
        try:
            value = ask()
            kind = "str" if isinstance(value, str) else clean(type(value).__name__, 100)
            told = Told(self._number, name, clean(str(value)), kind, at=at)
            if inspect.iscoroutine(value):
                value.close()
        except Exception as error:  # noqa: BLE001  # the student's
            told = Told(self._number, name, "", "error", self._student.error(error), at)
        self._emit(told)
