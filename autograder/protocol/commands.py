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


Command = Load | Build | Send | After | Play | ViewReturns | ViewRaises | Cancel | Advance | Audit
