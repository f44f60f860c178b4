"""The run behind a failed check as a picture: a lane a request, a row a step, in order.

Steps are what a report keeps; ``text`` and ``svg`` draw them. All of it is pure: the same
steps give the same picture. What a student printed or named is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any, Literal

import msgspec

from autograder import protocol, words
from autograder.trace import Trace, quoted

Kind = Literal["in", "out", "print", "view", "answer", "response", "wrong", "note"]

STEPS_LIMIT = 40
"""Rows of one picture; what is between head and tail is counted."""
WORDS_LIMIT = 90
"""Characters beside one step."""


class Step(msgspec.Struct, frozen=True, array_like=True):
    """One thing that happened. ``lane`` counts the requests from 1; 0 is outside of any."""

    lane: int
    kind: Kind
    words: str


def steps(trace: Trace, exchange: int | None = None) -> tuple[Step, ...]:
    """The steps of an exchange and of those that overlap it; without one, of the whole trace."""
    events = trace.events if exchange is None else _around(trace.events, exchange)
    lanes: dict[int, int] = {}
    found: list[Step] = []
    for event in events:
        number = getattr(event, "exchange", None)
        lane = 0 if number is None else lanes.setdefault(number, len(lanes) + 1)
        make = _STEPS.get(type(event))
        made = make(event) if make is not None else None
        if isinstance(event, protocol.Called) and lane in (step.lane for step in found):
            made = ("note", f"the call gives back {words.a(event.kind)}")  # a plain def has run
        if made is not None:
            found.append(Step(lane, *made))
    return _cut(found + _waiting(found))


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


def _returned(event: protocol.Returned) -> tuple[Kind, str]:
    if not event.is_response:
        kind = "None" if event.kind == "NoneType" else event.kind
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


_STEPS: dict[type, Callable[[Any], tuple[Kind, str] | None]] = {
    protocol.Built: _built,
    protocol.BuildFailed: _raised,
    protocol.Called: lambda e: (
        ("in", "the request comes in")
        if e.awaitable
        else ("wrong", f"the request comes in, and {e.kind} comes back at once")
    ),
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
    protocol.NeverAwaited: lambda e: ("wrong", f"the call of {e.name}() was never awaited"),
    protocol.Blocked: lambda e: ("wrong", f"{e.call} blocks the loop"),
    protocol.Stuck: lambda e: ("wrong", f"{e.call} blocks the loop for ever"),
}


def _words(step: Step, lanes: int) -> str:
    line = f"request {step.lane}: {step.words}" if lanes > 1 and step.lane else step.words
    return line[:WORDS_LIMIT] + ("…" if len(line) > WORDS_LIMIT else "")


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
    working: set[int] = set()
    rows = []
    for step in shown:
        _advance(step, working)
        cells = [
            _SIGNS[step.kind] if lane == max(step.lane, 1) else "┊" if lane in working else " "
            for lane in range(1, max(lanes, 1) + 1)
        ]
        rows.append(f"{' '.join(cells)}  {_words(step, lanes)}")
    return "\n".join(rows)


def _advance(step: Step, working: set[int]) -> None:
    """Take in whose view is at work after this step."""
    if step.kind == "view":
        working.add(step.lane)
    elif step.kind == "answer":
        working.discard(step.lane)


# --- the drawing -----------------------------------------------------------------------------

_ROW, _LANE, _LEFT, _TOP = 26, 30, 22, 14
_LETTER = 7.3
"""Width of a letter, in pixels; a little more than most fonts need."""
_COLOURS = {
    "in": "#57606a",
    "out": "#57606a",
    "print": "#0a5cad",
    "view": "#6f42c1",
    "answer": "#6f42c1",
    "response": "#116329",
    "wrong": "#b3261e",
    "note": "#57606a",
}
_SHAPES: dict[str, str] = {
    "in": '<path d="M{x0} {y}h10m-4 -4l4 4l-4 4" fill="none" stroke="{c}" stroke-width="2"/>',
    "out": '<path d="M{x1} {y}h-10m4 -4l-4 4l4 4" fill="none" stroke="{c}" stroke-width="2"/>',
    "print": '<rect x="{x0}" y="{y0}" width="12" height="12" rx="2" fill="{c}"/>',
    "view": (
        '<path d="M{x} {ya}l8 8l-8 8l-8 -8z" fill="var(--bg, #fff)" stroke="{c}" stroke-width="2"/>'
    ),
    "answer": '<path d="M{x} {ya}l8 8l-8 8l-8 -8z" fill="{c}" stroke="{c}" stroke-width="2"/>',
    "response": '<circle cx="{x}" cy="{y}" r="7" fill="{c}"/>',
    "wrong": '<path d="M{x0} {y0}l12 12m0 -12l-12 12" stroke="{c}" stroke-width="3"/>',
    "note": '<circle cx="{x}" cy="{y}" r="2" fill="{c}"/>',
}


def svg(shown: Sequence[Step], expected: Sequence[str] = ()) -> str:
    """The picture as inline SVG, self-contained; with ``expected`` steps, those stand beside it.

    Kinds of steps differ in shape as well as in colour; a dashed bar is a view at work, while
    its request waits.
    """
    lanes = max((step.lane for step in shown), default=0)
    columns = max(lanes, 1)
    left = _LEFT + columns * _LANE
    lines = [_words(step, lanes) for step in shown]
    widest = max((len(line) for line in lines), default=0) * _LETTER
    width = left + widest + 12
    head = _TOP + (_ROW if lanes > 1 or expected else 0)
    parts: list[str] = []
    if expected:
        if shown and shown[0].kind == "in":
            expected = [shown[0].words, *expected]
        parts.append(_label(left, "what happened"))
        parts += _expected(expected, width + 16, head)
        width += 28 + max(13, *(len(line) for line in expected)) * _LETTER
    parts += _lanes(shown, columns, head)
    for row, (step, line) in enumerate(zip(shown, lines, strict=True)):
        x, y = _LEFT + (max(step.lane, 1) - 1) * _LANE, head + row * _ROW + 8
        shape = _SHAPES[step.kind].format(
            x=x, y=y, x0=x - 6, x1=x + 6, y0=y - 6, ya=y - 8, c=_COLOURS[step.kind]
        )
        weight = ' font-weight="bold"' if step.kind == "wrong" else ""
        fill = _COLOURS["wrong"] if step.kind == "wrong" else "currentColor"
        parts.append(
            f'{shape}<text x="{left}" y="{y + 4}" fill="{fill}"{weight}>{_safe(line)}</text>'
        )
    height = head + max(len(shown), len(expected)) * _ROW + 4
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" '
        f'height="{height}" viewBox="0 0 {width:.0f} {height}" '
        'font-family="system-ui, sans-serif" font-size="13">'
        f"<title>{_safe('; '.join(lines))}</title>{''.join(parts)}</svg>"
    )


def _lanes(shown: Sequence[Step], columns: int, head: int) -> Iterable[str]:
    """A line for each request, from its first step to its last, and a bar while its view works."""
    bottom = head + (len(shown) - 1) * _ROW + 8
    for lane in range(1, columns + 1):
        x = _LEFT + (lane - 1) * _LANE
        mine = [row for row, step in enumerate(shown) if step.lane == lane]
        if columns > 1:
            yield _label(x - 4, str(lane))
        if mine:
            top, end = (head + row * _ROW + 8 for row in (mine[0], mine[-1]))
            yield f'<path d="M{x} {top}V{end}" stroke="#8c959f" stroke-width="2"/>'
        begun: int | None = None
        for row, step in enumerate(shown):
            y = head + row * _ROW + 8
            if step.lane == lane and step.kind == "view":
                begun = y
            elif step.lane == lane and step.kind == "answer" and begun is not None:
                yield _bar(x, begun, y)
                begun = None
        if begun is not None:
            yield _bar(x, begun, max(bottom, begun + 12))


def _bar(x: int, top: int, bottom: int) -> str:
    colour = _COLOURS["view"]
    return (
        f'<path d="M{x} {top}V{bottom}" stroke="{colour}" stroke-width="6" stroke-dasharray="3 3"/>'
    )


def _expected(expected: Sequence[str], x: float, head: int) -> Iterable[str]:
    yield _label(x + 12, "what should happen")
    yield (
        f'<path d="M{x} {head - 4}V{head + len(expected) * _ROW - 6}" '
        'stroke="#8c959f" stroke-dasharray="2 3"/>'
    )
    for row, line in enumerate(expected):
        y = head + row * _ROW + 12
        yield f'<text x="{x + 12}" y="{y}" fill="currentColor">{_safe(line)}</text>'


def _label(x: float, words: str) -> str:
    return f'<text x="{x}" y="{_TOP + 2}" font-size="11" fill="#57606a">{_safe(words)}</text>'


def _safe(words: str) -> str:
    """Escaped, and without characters that XML or a terminal would act upon."""
    return escape("".join(c if c.isprintable() else ascii(c)[1:-1] for c in words))
