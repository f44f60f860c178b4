"""What was printed, as lines, and where between the other steps."""

from __future__ import annotations

from collections.abc import Iterable

from autograder import protocol
from autograder.trace import quoted
from autograder.words import written_out

_STEPS = {
    protocol.ReachedView: "the view starts",
    protocol.ViewReturned: "the view returns",
    protocol.Returned: "the middleware returns",
}


class Lines(list[str]):
    """Printed lines. Comparing them in an ``assert`` shows both sides in words."""

    def since(self, count: int) -> Lines:
        """The lines after the first ``count``."""
        return Lines(self[count:])


def lines(events: Iterable[protocol.Printed]) -> Lines:
    """The whole lines on stdout; what has no line end is shown as such."""
    text = "".join(e.text for e in events if e.stream == "stdout")
    found = Lines(text.split("\n"))
    last = found.pop()
    if last:
        found.append(f"{last} (without a line end)")
    return found


def steps(events: Iterable[protocol.Event]) -> Lines:
    """Printed lines, view and return, in the order in which they happened."""
    found, text = Lines(), ""
    for event in events:
        if isinstance(event, protocol.Printed) and event.stream == "stdout":
            *whole, text = (text + event.text).split("\n")
            found += [f"print {quoted(line)}" for line in whole]
        elif type(event) in _STEPS:
            if text:
                found.append(f"print {quoted(text)} without a line end")
                text = ""
            found.append(_STEPS[type(event)])
    return found


LINES_LIMIT = 30
"""Lines that a message shows."""


def difference(op: str, left: object, right: object) -> list[str] | None:
    """What was printed and what should have been, in words, if that is what is compared."""
    if op != "==" or not isinstance(left, Lines) or not isinstance(right, list):
        return None
    return [
        "expected: " + _in_words(right),
        "seen:     " + _in_words(left),
    ]


def _in_words(lines: list[str]) -> str:
    shown = [written_out(line[:500]) for line in lines[:LINES_LIMIT]]
    more = [f"… {len(lines) - LINES_LIMIT:,} more"] if len(lines) > LINES_LIMIT else []
    return " · ".join([*shown, *more]) or "nothing"
