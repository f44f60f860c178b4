"""One request on its way through the student's middleware, told step by step."""

from __future__ import annotations

import asyncio
import inspect
import weakref
from collections.abc import Awaitable, Callable
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse

from autograder.host.project import respond
from autograder.host.student import Student, clean
from autograder.protocol import (
    Called,
    Ended,
    Message,
    Raised,
    ReachedView,
    Reply,
    Responded,
    Returned,
    Snapshot,
    ViewCancelled,
    ViewRaised,
    ViewReturned,
)

BODY_LIMIT = 4096
"""Characters of a body that are passed on."""

HEADERS_LIMIT = 100
"""Headers that are passed on."""

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
}

Emit = Callable[[Message], None]

of_request: weakref.WeakKeyDictionary[HttpRequest, Exchange] = weakref.WeakKeyDictionary()
"""The exchange of each request that is on its way."""


class NotAwaitable(TypeError):
    """The middleware gave back something that Django can't await."""


class Exchange:
    """A request, the views that it reached, and what became of it."""

    def __init__(self, number: int, emit: Emit, student: Student) -> None:
        self.number = number
        self.task: asyncio.Task[None] | None = None
        self.over = False
        """Whether it has ended, or was told to."""
        self._emit = emit
        self._student = student
        self._responses: list[HttpResponseBase] = []
        self._errors: list[BaseException] = []
        self._same_request = True
        self._app = 0
        self._calls = 0
        self._told = False
        self._waiting: dict[int, asyncio.Future[Reply | Exception]] = {}
        self._loop = asyncio.get_running_loop()
        self._watched: dict[str, list[weakref.ref[Any]]] = {"request": [], "response": []}

    # --- what the judge does -----------------------------------------------------------------

    def view_returns(self, call: int, reply: Reply | Exception) -> None:
        """Let a view that was reached return, or raise."""
        future = self._waiting.pop(call, None)
        if future is not None and not future.done():
            future.set_result(reply)

    def cancel(self) -> None:
        """Let the client go away."""
        self.over = True
        if self.task is not None:
            self.task.cancel()

    @property
    def reached(self) -> bool:
        """Whether it has reached the view."""
        return self._calls > 0

    def alive(self, what: str) -> bool:
        """Whether a request or a response of this exchange is still in memory."""
        return any(ref() is not None for ref in self._watched[what])

    # --- the way in --------------------------------------------------------------------------

    async def through(self, handler: Callable[[HttpRequest], Any], request: HttpRequest) -> Any:
        """Call the student's middleware, as Django would, and tell what comes of it."""
        self._watched["request"].append(weakref.ref(request))
        of_request[request] = self
        try:
            given = handler(request)
            awaitable = inspect.isawaitable(given)
            self._emit(Called(self.number, self._kind(given), awaitable))
            if not awaitable:
                raise NotAwaitable(
                    f"object {self._kind(given)} can't be used in 'await' expression"
                )
            response = await given
        except (NotAwaitable, asyncio.CancelledError):
            raise
        except BaseException as error:
            self._raised(error)
            if isinstance(error, Exception):
                raise
            # SystemExit and its like would end the host with all that is still to be seen.
            raise RuntimeError(type(error).__name__) from None
        is_response = isinstance(response, HttpResponseBase)
        same = any(response is one for one in self._responses)
        self._emit(Returned(self.number, self._kind(response), is_response, same))
        if inspect.iscoroutine(response):
            response.close()
        if is_response:
            self._watched["response"].append(weakref.ref(response))
        return response

    def _raised(self, error: BaseException) -> None:
        if self._told:
            return
        self._told = True
        alone = error
        while isinstance(alone, BaseExceptionGroup) and len(alone.exceptions) == 1:
            alone = alone.exceptions[0]
        from_view = any(alone is one or _is_copy(alone, one) for one in self._errors)
        self._emit(Raised(self.number, self._student.error(error), from_view))

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
        self._app = app
        self._same_request = any(request is ref() for ref in self._watched["request"])
        response = await go_on(request)
        self._responses.append(response)
        self._watched["response"].append(weakref.ref(response))
        return response

    async def view(self) -> HttpResponseBase:
        """The innermost view: it asks the judge what to answer."""
        call, self._calls = self._calls, self._calls + 1
        future: asyncio.Future[Reply | Exception] = self._loop.create_future()
        self._waiting[call] = future
        self._emit(ReachedView(self.number, call, self._app, self._same_request))
        try:
            reply = await future
        except asyncio.CancelledError:
            self._waiting.pop(call, None)
            self._emit(ViewCancelled(self.number))
            raise
        if isinstance(reply, Exception):
            self._errors.append(reply)
            self._emit(ViewRaised(self.number))
            raise reply
        response = respond(reply)
        self._emit(ViewReturned(self.number, call, _headers(response)))
        return response

    # --- the way out -------------------------------------------------------------------------

    async def run(self, visit: Callable[[Exchange], Awaitable[Any]]) -> None:
        """Make the whole visit and tell how it ended; nothing of it is kept afterwards."""
        try:
            response = await visit(self)
            if isinstance(response, HttpResponseBase):
                self._emit(Responded(self.number, await self._snapshot(response)))
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
            # A task keeps its context, and with it what the student put into a ContextVar.
            self.task = None
            self.over = True
            self._responses.clear()
            self._errors.clear()

    async def _snapshot(self, response: HttpResponseBase) -> Snapshot:
        if isinstance(response, StreamingHttpResponse):
            if response.is_async:
                body = b"".join([part async for part in response])
            else:
                body = b"".join(response.streaming_content)
        else:
            body = getattr(response, "content", b"")
        return Snapshot(
            status=int(response.status_code),
            reason=clean(str(response.reason_phrase), 200),
            headers=_headers(response),
            cookies=tuple(clean(m.OutputString()) for m in response.cookies.values()),
            body=clean(body.decode("utf-8", "replace"), BODY_LIMIT),
            streaming=response.streaming,
        )


def _is_copy(error: BaseException, original: BaseException) -> bool:
    """Whether asyncio made it of the original, as it does where a thread waits for the loop."""
    return type(error) is type(original) is TimeoutError and error.args == original.args


def _headers(response: HttpResponseBase) -> tuple[tuple[str, str], ...]:
    return tuple((clean(str(k)), clean(str(v))) for k, v in list(response.items())[:HEADERS_LIMIT])
