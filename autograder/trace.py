"""What happened, in order: the events that a host told, and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from autograder import protocol
from autograder.protocol import Event

TEXT_LIMIT = 400
"""Steps in the text of a trace; what is between head and tail is counted."""


class Trace:
    """Events in the order in which they happened."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.events: list[Event] = []
        self._of_exchange: dict[int | None, list[Event]] = {}
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Append what happened last."""
        self.events.append(event)
        self._of_exchange.setdefault(getattr(event, "exchange", None), []).append(event)

    def of(self, *kinds: type, exchange: int | None = None) -> list[Any]:
        """The events of these kinds; with ``exchange``, only those of that exchange."""
        events = self.events if exchange is None else self._of_exchange.get(exchange, [])
        return [event for event in events if isinstance(event, kinds)]

    def first(self, kind: type, exchange: int) -> Any:
        """The first event of a kind in an exchange, or None."""
        return next(iter(self.of(kind, exchange=exchange)), None)

    def text(self) -> str:
        """The trace in words, a step between two dots; requests are numbered if there are several.

        Example: ``printed "Before response" · reached the view · the view returned``.
        """
        numbers: dict[int, int] = {}
        for event in self.events:
            exchange = getattr(event, "exchange", None)
            if exchange is not None:
                numbers.setdefault(exchange, len(numbers) + 1)
        steps = []
        for event in self.events:
            words = _WORDS.get(type(event))
            if words is None:
                continue
            exchange = getattr(event, "exchange", None)
            which = f"request {numbers[exchange]} " if exchange and len(numbers) > 1 else ""
            steps.append(which + words(event))
        if len(steps) > TEXT_LIMIT:
            cut = len(steps) - TEXT_LIMIT
            half = TEXT_LIMIT // 2
            steps[half:-half] = [f"… {cut} more steps …"]
        return " · ".join(steps)


def quoted(text: str) -> str:
    """A printed text between quotes; its line end is left out, as a reader expects it."""
    return '"' + text.removesuffix("\n").replace("\n", "⏎") + '"'


def _error(event: protocol.Raised | protocol.BuildFailed) -> str:
    where = f" in line {event.error.line}" if event.error.line is not None else ""
    return f"raised {event.error.type}{where}"


_WORDS: dict[type, Callable[[Any], str]] = {
    protocol.BuildFailed: _error,
    protocol.Printed: lambda e: (
        f"printed {quoted(e.text)}" + (" to stderr" if e.stream == "stderr" else "")
    ),
    protocol.OutputCut: lambda e: f"printed {e.bytes:,} bytes more, which are left out",
    protocol.ReachedView: lambda _: "reached the view",
    protocol.ViewReturned: lambda _: "the view returned",
    protocol.ViewRaised: lambda _: "the view raised an error",
    protocol.ViewCancelled: lambda _: "the view was cancelled",
    protocol.Returned: lambda e: (
        "returned the response" if e.is_response else f"returned {e.kind}, which is no response"
    ),
    protocol.Raised: lambda e: "let the view's error out" if e.from_view else _error(e),
    protocol.Responded: lambda e: f"the client got {e.response.status}",
    protocol.Ended: lambda e: (
        "ended, cancelled" if e.how == "cancelled" else "ended without a response"
    ),
    protocol.NeverAwaited: lambda e: f"{e.name}() was called and never awaited",
    protocol.Blocked: lambda e: f"blocked the event loop ({e.call})",
    protocol.Stuck: lambda e: f"blocked the event loop for ever ({e.call})",
}
