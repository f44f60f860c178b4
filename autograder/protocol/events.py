"""What the host says to the judge."""

from __future__ import annotations

from autograder.protocol.message import Message


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
    plain: bool = False
    """Django takes it for sync here, so it need not be awaitable. Told before it is called."""
    method: str = "GET"


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
    changed: tuple[str, ...] = ()
    """The attributes of the response that are not what they were when it came from inside."""


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


class Passed(Message, frozen=True):
    """A layer of the kit's that stands around the student's was entered or left (in, out)."""

    exchange: int
    layer: str
    way: str


class HookCalled(Message, frozen=True):
    """Django called one of the student's hooks."""

    exchange: int
    hook: str


class HookEnded(Message, frozen=True):
    """One of the student's hooks gave something back, of this type, or raised."""

    exchange: int
    hook: str
    kind: str
    error: Error | None = None


class Crossed(Message, frozen=True):
    """An adapter was called: to_thread (sync_to_async) or to_loop (async_to_sync)."""

    exchange: int
    way: str


class Warned(Message, frozen=True):
    """A warning was given."""

    category: str
    text: str
    exchange: int | None = None


class ServiceAsked(Message, frozen=True):
    """The student's code called a service and waits for its answer."""

    exchange: int
    call: int
    name: str
    argument: str


class ServiceRefused(Message, frozen=True):
    """The student's code called a service with something that it does not know, and got an error;
    ``exchange`` is None in a thread that does not say for whom it works.
    """

    name: str
    argument: str
    exchange: int | None = None


class Told(Message, frozen=True):
    """What was found: what a function of the student's gave, or raised, or the value of an
    attribute of the request.
    """

    exchange: int
    name: str
    value: str
    kind: str
    """The value's type (``str`` for every kind of text); ``missing`` if there is none, ``error`` if
    the function raised."""
    error: Error | None = None
    at: str = "view"
    """Where it was asked: at the view, or outside of the request, before or after it."""


class Streamed(Message, frozen=True):
    """The server has sent so many bytes of the body; ``more`` is false at its end."""

    exchange: int
    bytes: int
    more: bool


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
    """What is still alive: numbers of exchanges, names of unfinished tasks and of functions that a
    timer will call, and the names under which the submission keeps texts.
    """

    requests: tuple[int, ...]
    responses: tuple[int, ...]
    tasks: tuple[str, ...]
    keepers: tuple[str, ...] = ()
    timers: tuple[str, ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    """How many things the submission keeps under its names."""


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
    | Ended | Passed | HookCalled | HookEnded | Crossed | Warned | ServiceAsked | ServiceRefused
    | Told | Streamed | NeverAwaited | Blocked | Stuck | Fatal | Broken | Audited | Idle
)
