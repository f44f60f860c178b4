"""One request on its way through the student's middleware, told step by step."""

from __future__ import annotations

import asyncio
import inspect
import weakref
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from http.cookies import BaseCookie
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.datastructures import CaseInsensitiveMapping

from autograder.host.snapshot import snapshot
from autograder.host.student import Student, clean
from autograder.host.view import View
from autograder.protocol import (
    Called,
    Ended,
    Message,
    Passed,
    Raised,
    Responded,
    Returned,
    Send,
    Snapshot,
)

Emit = Callable[[Message], None]

of_request: weakref.WeakKeyDictionary[HttpRequest, Exchange] = weakref.WeakKeyDictionary()
"""The exchange of each request that is on its way."""


class NotAwaitable(TypeError):
    """The middleware gave back something that Django can't await."""


class Exchange:
    """A request, the views that it reached, and what became of it."""

    def __init__(self, send: Send, emit: Emit, student: Student) -> None:
        self.number = number = send.exchange
        self.sync_view = send.sync_view
        """Whether its view is a plain ``def``."""
        self._calls = send.calls
        self.task: asyncio.Task[None] | None = None
        self.over = False
        """Whether it has ended, or was told to."""
        self.view = View(number, emit, student)
        self.leaves: asyncio.Event | None = None
        """Set when the client leaves; None where leaving is the end of the task."""
        self._emit = emit
        self._student = student
        self._responses: list[tuple[HttpResponseBase, dict[str, Any]]] = []
        self._same_request = True
        self._app = 0
        self._told = self._ended = False
        self._watched: dict[str, list[weakref.ref[Any]]] = {"request": [], "response": []}

    # --- what the judge does -----------------------------------------------------------------

    def cancel(self) -> None:
        """Let the client go away."""
        self.over = True
        self.view.gone()
        if self.leaves is not None:
            self.leaves.set()
        elif self.task is not None:
            self.task.cancel()

    @property
    def reached(self) -> bool:
        """Whether it has reached the view."""
        return self.view.calls > 0

    def alive(self, what: str) -> bool:
        """Whether a request or a response of this exchange is still in memory."""
        return any(ref() is not None for ref in self._watched[what])

    # --- the way in --------------------------------------------------------------------------

    async def through(self, handler: Callable[[HttpRequest], Any], request: HttpRequest) -> Any:
        """Call the student's middleware, as Django would, and tell what comes of it."""
        method = self._comes_in(request)
        try:
            given = handler(request)
            awaitable = inspect.isawaitable(given)
            self._emit(Called(self.number, self._kind(given), awaitable, method=method))
            if not awaitable:
                raise NotAwaitable(
                    f"object {self._kind(given)} can't be used in 'await' expression"
                )
        except NotAwaitable:
            raise
        except BaseException as error:
            self._let_out(error)
            raise
        return await self._awaited(given)

    def through_plainly(self, handler: Callable[[HttpRequest], Any], request: HttpRequest) -> Any:
        """The same, of a middleware that Django takes for sync: it may give back anything."""
        method = self._comes_in(request)
        self._emit(Called(self.number, self._kind(handler), False, plain=True, method=method))
        try:
            given = handler(request)
        except BaseException as error:
            self._let_out(error)
            raise
        if inspect.isawaitable(given):
            return self._awaited(given)
        self._returned(given)
        return given

    def _comes_in(self, request: HttpRequest) -> str:
        self._watched["request"].append(weakref.ref(request))
        of_request[request] = self
        return clean(str(request.method), 20)

    async def _awaited(self, given: Awaitable[Any]) -> Any:
        try:
            response = await given
        except BaseException as error:
            self._let_out(error)
            raise
        self._returned(response)
        if inspect.iscoroutine(response):
            response.close()
        return response

    def _returned(self, response: Any) -> None:
        is_response = isinstance(response, HttpResponseBase)
        given = next((was for one, was in self._responses if response is one), None)
        same, changed = given is not None, _changed(given, response) if given is not None else ()
        self._emit(Returned(self.number, self._kind(response), is_response, same, changed))
        if is_response:
            self._watch(response)

    def _watch(self, response: HttpResponseBase) -> None:
        """Watch a response, and what a shallow copy of it would share with it."""
        has = vars(response)
        for part in (response, has.get("headers"), has.get("cookies")):
            if isinstance(part, HttpResponseBase | CaseInsensitiveMapping | BaseCookie):
                self._watched["response"].append(weakref.ref(part))

    def _let_out(self, error: BaseException) -> None:
        """Tell what the middleware raises.

        Raises RuntimeError in the place of SystemExit and its like, which would end the host with
        all that is still to be seen.
        """
        if isinstance(error, asyncio.CancelledError):
            return
        self._raised(error)
        if not isinstance(error, Exception):
            raise RuntimeError(type(error).__name__) from None  # noqa: TRY004  # it is no type error

    def _raised(self, error: BaseException) -> None:
        if self._told:
            return
        self._told = True
        alone = error
        while isinstance(alone, BaseExceptionGroup) and len(alone.exceptions) == 1:
            alone = alone.exceptions[0]
        theirs = self.view.errors
        from_view = any(alone is one or _is_copy(alone, one) for one in theirs)
        leaves = (one for one in _leaves(error) if not any(one is view for view in theirs))
        own = next(leaves, error)
        self._emit(Raised(self.number, self._student.error(error if from_view else own), from_view))

    @staticmethod
    def _kind(thing: object) -> str:
        return clean(type(thing).__name__, 100)

    # --- inside ------------------------------------------------------------------------------

    async def inner(
        self,
        app: int,
        request: HttpRequest,
        go_on: Callable[[HttpRequest], Awaitable[HttpResponseBase]],
    ) -> HttpResponseBase:
        """What the student knows as ``get_response``; ``app`` is the instance that has it."""
        self._goes_in(app, request)
        response = await go_on(request)
        self._comes_out(response)
        return response

    def inner_plainly(
        self, app: int, request: HttpRequest, go_on: Callable[[HttpRequest], Any]
    ) -> Any:
        """The same, of a ``get_response`` that is a plain function."""
        self._goes_in(app, request)
        response = go_on(request)
        self._comes_out(response)
        return response

    def passes(self, layer: str, way: str) -> None:
        """A layer of the kit's was entered or left."""
        self._emit(Passed(self.number, layer, way))

    def _goes_in(self, app: int, request: HttpRequest) -> None:
        self._app = app
        self._same_request = any(request is ref() for ref in self._watched["request"])

    def _comes_out(self, response: Any) -> None:
        if isinstance(response, HttpResponseBase):
            if not self._ended:  # who shields the view has it still at work when the client is gone
                self._responses.append((response, {**vars(response)}))
            self._watch(response)

    def reach_view(self, request: HttpRequest) -> Coroutine[Any, Any, HttpResponseBase]:
        """What the innermost ``async def`` view awaits."""
        return self.view.answer(request, self._app, self._same_request)

    def reach_plain_view(self, request: HttpRequest) -> HttpResponseBase:
        """What the innermost plain view calls."""
        return self.view.answer_in_thread(request, self._app, self._same_request)

    # --- the way out -------------------------------------------------------------------------

    async def run(self, visit: Callable[[Exchange], Awaitable[Any]]) -> None:
        """Make the whole visit and tell how it ended; nothing of it is kept afterwards."""
        self.view.tell(self._calls, "before")
        try:
            response = await visit(self)
            if isinstance(response, Snapshot):
                self._emit(Responded(self.number, response))
            elif isinstance(response, HttpResponseBase):
                self._emit(Responded(self.number, await snapshot(response)))
            else:
                self._emit(Ended(self.number, "raised"))
        except asyncio.CancelledError:
            self._emit(Ended(self.number, "cancelled"))
        except NotAwaitable:
            self._emit(Ended(self.number, "raised"))
        except BaseException as error:  # noqa: BLE001  # a stream that the student wrapped, say
            self._raised(error)
            self._emit(Ended(self.number, "raised"))
        finally:
            self.view.tell(self._calls, "after")
            # A task keeps its context, and with it what the student put into a ContextVar.
            self.task = None
            self.over = self._ended = True
            self._responses.clear()
            self.view.errors.clear()


OURS = frozenset({Exchange._awaited.__code__})
"""The code of coroutines of ours that Django is given in the place of the student's."""


def _changed(given: dict[str, Any], response: HttpResponseBase) -> tuple[str, ...]:
    """The names of attributes that are new, gone, or something else than they were.

    What the response itself computes when it is read is no change: ``text`` is such an attribute.
    """
    now = vars(response)
    names = sorted({*given, *now} - {"text"})
    return tuple(clean(n, 100) for n in names if not _same(given.get(n, ...), now.get(n, ...)))


def _same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and type(one) in _PLAIN and one == other)


_PLAIN = (int, str, bytes, list)
"""Types of a response's own attributes that may be given the same value once more."""


def _leaves(error: BaseException) -> Iterator[BaseException]:
    """The exceptions in a group, which itself says nothing of them; or the one that is no group."""
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _leaves(one)
    else:
        yield error


def _is_copy(error: BaseException, original: BaseException) -> bool:
    """Whether asyncio made it of the original, as it does where a thread waits for the loop."""
    return type(error) is type(original) is TimeoutError and error.args == original.args
