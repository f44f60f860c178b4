"""What the judge says to the host."""

from __future__ import annotations

from autograder.protocol.message import Message


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
    services: tuple[str, ...] = ()
    """Functions of the module ``services``, whose calls the judge answers."""


class Build(Message, frozen=True):
    """Make one instance of the middleware; ``above`` and ``beneath`` are its neighbours."""

    app: int
    drive: str
    above: tuple[str, ...] = ()
    beneath: tuple[str, ...] = ()
    bare: bool = False
    """The same stack without the student's middleware, to compare with."""


class Send(Message, frozen=True):
    """Send one request to an instance."""

    exchange: int
    app: int
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    sync_view: bool = False
    """The view is a plain ``def``."""
    services: tuple[tuple[str, str, str], ...] = ()
    """What services may be asked: name, argument, and what they give."""
    calls: tuple[str, ...] = ()
    """Functions of the student's that are called outside of the request: where it is sent, before
    it comes in and after it is over."""


class Reply(Message, frozen=True):
    """A response that a view gives."""

    kind: str = "text"
    """One of text, json, redirect, stream (async), sync_stream."""
    status: int = 200
    reason: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    body: str = ""
    calls: tuple[str, ...] = ()
    """Functions of the student's that the view calls before it answers."""
    reads: tuple[str, ...] = ()
    """Attributes of the request that the view looks at before it answers."""
    held: bool = False
    """A stream whose parts come by ``Streams``."""


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
    own: bool = False
    """The exception is one that the student's file defines."""


class Streams(Message, frozen=True):
    """The view's held stream gives this part; None: it ends, or raises the ``error``, which is one
    of the host's ``view.ERRORS``.
    """

    exchange: int
    part: str | None
    error: str | None = None


class ServiceReturns(Message, frozen=True):
    """The service that was asked as ``call`` returns."""

    call: int


class Cancel(Message, frozen=True):
    """The client of this exchange goes away."""

    exchange: int


class Advance(Message, frozen=True):
    """Move the virtual clock, in seconds since the host's start."""

    to: float


class Audit(Message, frozen=True):
    """Say what is still alive of the exchanges with these instances, and of the tasks that were
    begun since the first of them was made; and where the submission keeps one of these texts.
    """

    apps: tuple[int, ...]
    texts: tuple[str, ...] = ()


class After(Message, frozen=True):
    """Send this request when the host is idle and these exchanges are over, or cancelled.

    It saves a round trip between one visit and the next; the host knows nothing by it but that
    there is one more request: what its view answers is said when the view was reached.
    """

    exchanges: tuple[int, ...]
    send: Send


class Visit(Message, frozen=True):
    """A request, and what the view answers that it reaches first."""

    send: Send
    answer: ViewReturns | ViewRaises


class Play(Message, frozen=True):
    """Make these visits, one after the other, each as soon as the host is idle and the one before
    it is over, or cancelled.

    What a view answers is said when it was reached and the host is idle, as the judge would. If
    a visit waits for something else, the host tells ``Idle``, and the rest of them waits with it.
    """

    visits: tuple[Visit, ...]


# fmt: off
Command = (
    Load | Build | Send | After | Play | ViewReturns | ViewRaises | Streams | ServiceReturns
    | Cancel | Advance | Audit
)
