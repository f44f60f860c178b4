"""The run behind a failed check, step by step, and as lines of text: a column a request.

Steps are what a report keeps; ``picture`` draws them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from autograder import protocol, words
from autograder.trace import Trace, quoted

Kind = Literal["in", "out", "print", "view", "answer", "response", "wrong", "note"]

STEPS_LIMIT = 40
"""Rows of one picture; what is between head and tail is counted."""
WORDS_LIMIT = 90
"""Characters beside one step."""
COLUMNS_LIMIT = 8
"""Requests that have a column each in the picture of characters; with more, none has."""


class Step(msgspec.Struct, frozen=True, array_like=True):
    """One thing that happened. ``lane`` counts the requests from 1; 0 is outside of any."""

    lane: int
    kind: Kind
    words: str


class Later(msgspec.Struct, frozen=True):
    """The judge has moved the virtual clock by so many seconds. No host tells it."""

    seconds: float


def steps(trace: Trace, exchange: int | None = None) -> tuple[Step, ...]:
    """The steps of an exchange and of those that overlap it; without one, of the whole trace."""
    events = trace.events if exchange is None else _around(trace.events, exchange)
    lanes: dict[int, int] = {}
    has_run: set[int] = set()
    found: list[Step] = []
    for event in events:
        number = getattr(event, "exchange", None)
        lane = 0 if number is None else lanes.setdefault(number, len(lanes) + 1)
        make = _STEPS.get(type(event))
        made = make(event) if make is not None else None
        if isinstance(event, protocol.Called) and lane in has_run:
            made = ("note", f"the call gives back {words.a(event.kind)}")  # a plain def has run
        if isinstance(event, protocol.Returned) and event.is_response and not _asked(found, lane):
            made = ("response", "returns a response of its own")
        if made is not None:
            found.append(Step(lane, *made))
            if not isinstance(event, protocol.Told):  # it may be told before the request comes in
                has_run.add(lane)
    return _cut(found + _waiting(found))


def _asked(found: list[Step], lane: int) -> bool:
    """Whether a request has been at its view."""
    return any(step.lane == lane and step.kind == "view" for step in found)


def _waiting(found: list[Step]) -> list[Step]:
    """The requests that came in and then neither got to the view nor came to an end."""
    moved = {step.lane for step in found if step.kind in ("view", "out", "response", "wrong")}
    begun = {step.lane for step in found if step.kind == "in"}
    return [Step(lane, "wrong", "still waits") for lane in sorted(begun - moved)]


def _cut(found: list[Step]) -> tuple[Step, ...]:
    if len(found) > STEPS_LIMIT:
        half = STEPS_LIMIT // 2
        more = Step(0, "note", f"… {len(found) - 2 * half} more steps …")
        found[half:-half] = [more]
    return tuple(found)


def _around(events: Sequence[Any], exchange: int) -> list[Any]:
    """The events from the first to the last of an exchange, with all that lies between; and
    what belongs to no exchange on both sides of it, where no other exchange comes before.
    """
    numbers = [getattr(event, "exchange", None) for event in events]
    if exchange not in numbers:
        return [e for e, number in zip(events, numbers, strict=True) if number is None]
    first = numbers.index(exchange)
    last = len(numbers) - 1 - numbers[::-1].index(exchange)
    over = {
        number
        for event, number in zip(events[:first], numbers[:first], strict=True)
        if isinstance(event, protocol.Responded | protocol.Ended)
    }
    begun = {number for number in numbers[:first] if number is not None} - over
    if begun:  # one that is not over has begun earlier: it belongs to the picture
        first = min(numbers.index(number) for number in begun)
    while first > 0 and numbers[first - 1] is None:
        first -= 1
    while last + 1 < len(numbers) and (numbers[last + 1] is None or numbers[last + 1] in begun):
        last += 1
    within = zip(events[first : last + 1], numbers[first : last + 1], strict=True)
    return [event for event, number in within if number not in over]


def _printed(event: protocol.Printed) -> tuple[Kind, str]:
    where = " to stderr" if event.stream == "stderr" else ""
    end = "" if event.text.endswith("\n") else " (no line end)"
    return "print", f"prints {quoted(event.text)}{where}{end}"


def _called(event: protocol.Called) -> tuple[Kind, str]:
    which = f"{event.method} request" if event.method != "GET" else "request"
    if event.awaitable or event.plain:
        return "in", f"the {which} comes in"
    return "wrong", f"the {which} comes in, and {event.kind} comes back at once"


def _returned(event: protocol.Returned) -> tuple[Kind, str]:
    if not event.is_response:
        kind = words.a(event.kind).partition(" (")[0]  # the message says what a coroutine is
        return "wrong", f"returns {kind}, which is no response"
    if not event.same_response:
        return "wrong", "returns another response than the view's"
    return "response", "returns the response"


def _raised(event: protocol.Raised | protocol.BuildFailed) -> tuple[Kind, str]:
    if isinstance(event, protocol.Raised) and event.from_view:
        return "response", "lets the view's error out"
    where = f" in line {event.error.line}" if event.error.line is not None else ""
    return "wrong", f"raises {event.error.type}{where}"


def _ended(event: protocol.Ended) -> tuple[Kind, str] | None:
    return ("response", "ends, cancelled") if event.how == "cancelled" else None


def _built(event: protocol.Built) -> tuple[Kind, str] | None:
    if event.awaitable:
        return "wrong", "get_response is handed over: a coroutine comes back"
    if not event.callable:
        return "wrong", f"get_response is handed over: {event.kind} comes back"
    return None


def _hook_ended(event: protocol.HookEnded) -> tuple[Kind, str]:
    if event.error is not None:
        where = f" in line {event.error.line}" if event.error.line is not None else ""
        return "wrong", f"{event.hook} raises {event.error.type}{where}"
    return "note", f"{event.hook} gives back {'None' if event.kind == 'NoneType' else event.kind}"


def _told(event: protocol.Told) -> tuple[Kind, str]:
    where = "the view" if event.at == "view" else f"{event.at} the request, code"
    if event.kind == "missing":
        return "wrong", f"{where} finds no {event.name}"
    if event.error is not None:
        return "wrong", f"{event.name} raises {event.error.type}"
    value = "None" if event.kind == "NoneType" else quoted(event.value)
    return "note", f"{where} finds {event.name}: {value}"


_STEPS: dict[type, Callable[[Any], tuple[Kind, str] | None]] = {
    protocol.Built: _built,
    protocol.BuildFailed: _raised,
    protocol.Called: _called,
    protocol.Printed: _printed,
    protocol.OutputCut: lambda _: ("note", "prints more, which is cut here"),
    protocol.ReachedView: lambda _: ("view", "the view starts"),
    protocol.ViewReturned: lambda _: ("answer", "the view returns its response"),
    protocol.ViewRaised: lambda _: ("answer", "the view raises an error"),
    protocol.ViewCancelled: lambda _: ("answer", "the view is cancelled"),
    protocol.Returned: _returned,
    protocol.Raised: _raised,
    protocol.Responded: lambda e: ("out", f"the client has the response ({e.response.status})"),
    protocol.Ended: _ended,
    protocol.Passed: lambda e: (
        "note",
        f"the {e.layer} layer " + ("passes the request in" if e.way == "in" else "gets a response"),
    ),
    protocol.HookCalled: lambda e: ("note", f"Django calls {e.hook}"),
    protocol.HookEnded: _hook_ended,
    protocol.ServiceAsked: lambda e: ("note", f"{e.name} is asked"),
    protocol.ServiceRefused: lambda e: ("note", f"{e.name} is asked, and raises an error"),
    protocol.Told: _told,
    protocol.Streamed: lambda e: (
        ("note", f"{e.bytes} bytes are sent") if e.more else ("note", "the body ends")
    ),
    protocol.Warned: lambda e: ("wrong", f"Django warns: {e.text}"),
    protocol.NeverAwaited: lambda e: ("wrong", f"the call of {e.name}() was never awaited"),
    protocol.Blocked: lambda e: ("wrong", f"{e.call} blocks the loop"),
    Later: lambda e: ("note", f"{e.seconds:.1f} s later"),
    protocol.Stuck: lambda e: ("wrong", f"{e.call} blocks the loop for ever"),
}


def line(step: Step, lanes: int) -> str:
    """A step in words, cut; with several lanes, the request's number before it."""
    words = f"request {step.lane}: {step.words}" if lanes > 1 and step.lane else step.words
    return words[:WORDS_LIMIT] + ("…" if len(words) > WORDS_LIMIT else "")


_SIGNS: dict[str, str] = {
    "in": "→",
    "out": "←",
    "print": "▪",
    "view": "◇",
    "answer": "◆",
    "response": "●",
    "wrong": "✗",
    "note": "·",
}


def text(shown: Sequence[Step]) -> str:
    """The picture in characters: a line a step, a column a request; a bar while the view works."""
    lanes = max((step.lane for step in shown), default=0)
    if lanes > COLUMNS_LIMIT:
        return "\n".join(f"{_SIGNS[step.kind]}  {line(step, lanes)}" for step in shown)
    working: set[int] = set()
    rows = []
    for step in shown:
        _advance(step, working)
        cells = [
            _SIGNS[step.kind] if lane == max(step.lane, 1) else "┊" if lane in working else " "
            for lane in range(1, max(lanes, 1) + 1)
        ]
        rows.append(f"{' '.join(cells)}  {line(step, lanes)}")
    return "\n".join(rows)


def _advance(step: Step, working: set[int]) -> None:
    """Take in whose view is at work after this step."""
    if step.kind == "view":
        working.add(step.lane)
    elif step.kind == "answer":
        working.discard(step.lane)
