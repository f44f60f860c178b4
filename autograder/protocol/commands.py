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


class Scene(Message, frozen=True):
    """Requests that are sent at once, and what their views answer, round by round.

    The first answers are given when each request has reached its view, or is over; those of the
    next round when the requests that were answered before are over, too. Each time the host is
    idle, as it is when the judge says something. So it is all the same as if the judge had said it.
    """

    sends: tuple[Send, ...]
    rounds: tuple[tuple[ViewReturns | ViewRaises, ...], ...]


class Play(Message, frozen=True):
    """Play these scenes, one after the other, each when all requests of the one before are over.

    If a request waits for something else, the host tells ``Idle``, and the rest waits with it.
    """

    scenes: tuple[Scene, ...]


# fmt: off
Command = (
    Load | Build | Send | Play | ViewReturns | ViewRaises | Streams | ServiceReturns
    | Cancel | Advance | Audit
)
