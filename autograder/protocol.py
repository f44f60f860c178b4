"""What judge and host say to each other.

The judge sends commands, the host sends events. Every command is counted, so that the host's
``Idle`` can tell which ones it has seen: the judge believes no older one.
"""

from __future__ import annotations

import msgspec


class Message(msgspec.Struct, frozen=True, tag=True, tag_field="message", array_like=True):
    """Base of all messages; on the wire ``[class name, field, ...]``."""


# --- judge to host ---------------------------------------------------------------------------


class Load(Message, frozen=True):
    """Run this source and find ``name`` in it. The first command, sent once."""

    source: str
    filename: str
    name: str
    completes_flags: bool
    cell: bool = False
    """A notebook cell: ``await`` is allowed outside functions, as Jupyter allows it."""
    output_limit: int = 1 << 20
    """Bytes that may be printed."""


class Build(Message, frozen=True):
    """Make one instance of the middleware; ``above`` and ``beneath`` are its neighbours."""

    app: int
    drive: str
    above: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()


class Send(Message, frozen=True):
    """Send one request to an instance."""

    exchange: int
    app: int
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""


class Reply(Message, frozen=True):
    """A response that a view gives."""

    kind: str = "text"
    """One of text, json, redirect, stream (async), sync_stream."""
    status: int = 200
    reason: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    body: str = ""


class ViewReturns(Message, frozen=True):
    """The view that was reached as ``call`` of this exchange returns."""

    exchange: int
    call: int
    reply: Reply


class ViewRaises(Message, frozen=True):
    """The view that was reached as ``call`` of this exchange raises."""

    exchange: int
    call: int
    error: str
    text: str


class Cancel(Message, frozen=True):
    """The client of this exchange goes away."""

    exchange: int


class Advance(Message, frozen=True):
    """Move the virtual clock, in seconds since the host's start."""

    to: float


class Audit(Message, frozen=True):
    """Say what is still alive of the exchanges with these instances, and of the tasks that were
    begun since the first of them was made.
    """

    apps: tuple[int, ...]


class After(Message, frozen=True):
    """Send this request when the host is idle and these exchanges are over, or cancelled.

    It saves a round trip between one visit and the next; the host knows nothing by it but that
    there is one more request: what its view answers is said when the view was reached.
    """

    exchanges: tuple[int, ...]
    send: Send


Command = Load | Build | Send | After | ViewReturns | ViewRaises | Cancel | Advance | Audit


# --- host to judge ---------------------------------------------------------------------------


class Error(Message, frozen=True):
    """An exception, told in words: its type, its text, the student's line it went through."""

    type: str
    text: str
    line: int | None = None


class Snapshot(Message, frozen=True):
    """A response as it left: bodies are cut at a few kilobytes."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: str
    streaming: bool = False


class Loaded(Message, frozen=True):
    """The source ran. ``found`` is false if it defines no such name; ``names`` are those it has."""

    found: bool
    names: tuple[str, ...] = ()
    callable: bool = True


class LoadFailed(Message, frozen=True):
    """The source could not be compiled, or raised while it ran."""

    error: Error


class Built(Message, frozen=True):
    """What the student's class or factory gave back when it was called with get_response."""

    app: int
    kind: str
    callable: bool
    awaitable: bool
    declared_async: bool
    own: bool
    """False if it is get_response itself."""


class BuildFailed(Message, frozen=True):
    """The student's class or factory raised when it was called with get_response."""

    app: int
    error: Error


class Called(Message, frozen=True):
    """The instance was called with a request and gave this back."""

    exchange: int
    kind: str
    awaitable: bool


class Printed(Message, frozen=True):
    """Text went to ``stdout`` or ``stderr``; ``exchange`` is None outside of any request."""

    stream: str
    text: str
    exchange: int | None = None


class OutputCut(Message, frozen=True):
    """More was printed in a step than is passed on: so many bytes are left out here."""

    bytes: int = 0


class Overflow(Message, frozen=True):
    """More bytes were printed than a submission may print. The host ends."""

    printed: int


class ReachedView(Message, frozen=True):
    """get_response was awaited and the view has the request."""

    exchange: int
    call: int
    app: int
    """The instance whose get_response was called."""
    same_request: bool


class ViewReturned(Message, frozen=True):
    """The view returned a response with these headers."""

    exchange: int
    call: int
    headers: tuple[tuple[str, str], ...]


class ViewRaised(Message, frozen=True):
    """The view raised, as it was told."""

    exchange: int


class ViewCancelled(Message, frozen=True):
    """The view was cancelled while it worked."""

    exchange: int


class Returned(Message, frozen=True):
    """The student's middleware returned this."""

    exchange: int
    kind: str
    is_response: bool
    same_response: bool


class Raised(Message, frozen=True):
    """The student's middleware let this exception out."""

    exchange: int
    error: Error
    from_view: bool
    """It is the very exception that the view raised (alone in an ExceptionGroup counts)."""


class Responded(Message, frozen=True):
    """The exchange is over and this is what the client has."""

    exchange: int
    response: Snapshot


class Ended(Message, frozen=True):
    """The exchange is over without a response: how is ``cancelled`` or ``raised``."""

    exchange: int
    how: str


class NeverAwaited(Message, frozen=True):
    """A coroutine was thrown away without having run."""

    name: str


class Blocked(Message, frozen=True):
    """The event loop's thread made a call that blocks."""

    call: str
    line: int | None = None
    exchange: int | None = None


class Stuck(Message, frozen=True):
    """The loop's thread waits for something that no other thread can bring. The host ends."""

    call: str
    line: int | None = None


class Fatal(Message, frozen=True):
    """An exception such as SystemExit ended the event loop. The host ends."""

    error: Error


class Broken(Message, frozen=True):
    """The host itself made a mistake, and ends. This is the kit's fault, never the student's."""

    text: str


class Audited(Message, frozen=True):
    """What is still alive: numbers of exchanges, and names of unfinished tasks."""

    requests: tuple[int, ...]
    responses: tuple[int, ...]
    tasks: tuple[str, ...]


class Idle(Message, frozen=True):
    """Nothing more can happen before the judge's next word, or the next timer."""

    received: int
    next_timer: float | None = None
    spinning: bool = False
    """Coroutines go round and round without anything coming of it."""


# fmt: off
Event = (
    Loaded | LoadFailed | Built | BuildFailed | Called | Printed | OutputCut | Overflow
    | ReachedView | ViewReturned | ViewRaised | ViewCancelled | Returned | Raised | Responded
    | Ended | NeverAwaited | Blocked | Stuck | Fatal | Broken | Audited | Idle
)
