"""What happened, in order: the events that a host told, and the same in words."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
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
        self._places: defaultdict[int | None, list[int]] = defaultdict(list)
        self._of_kind: defaultdict[type, list[Event]] = defaultdict(list)
        self._first: dict[tuple[type, int | None], Event] = {}
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Append what happened last."""
        kind, exchange = type(event), getattr(event, "exchange", None)
        self._places[exchange].append(len(self.events))
        self._of_kind[kind].append(event)
        self._first.setdefault((kind, exchange), event)
        self.events.append(event)

    def of(self, *kinds: type, exchange: int | None = None) -> list[Any]:
        """The events of these kinds; with ``exchange``, only those of that exchange."""
        if exchange is not None:
            mine = self._places.get(exchange, ())
            return [event for place in mine if type(event := self.events[place]) in kinds]
        if len(kinds) == 1:
            return list(self._of_kind.get(kinds[0], ()))
        return [event for event in self.events if type(event) in kinds]

    def first(self, kind: type, exchange: int) -> Any:
        """The first event of a kind in an exchange, or None."""
        return self._first.get((kind, exchange))

    def views_at_work(self) -> set[tuple[int, int]]:
        """Exchange and call of each view in exchanges where not all of them have ended."""
        reached = self.of(protocol.ReachedView)
        ended = self.of(protocol.ViewReturned, protocol.ViewRaised, protocol.ViewCancelled)
        if len(reached) <= len(ended):
            return set()
        left = Counter(event.exchange for event in reached)
        left.subtract(event.exchange for event in ended)
        return {(event.exchange, event.call) for event in reached if left[event.exchange] > 0}

    def during(self, exchange: int) -> list[Event]:
        """The events of an exchange, and while it lasted, those of no exchange, in order."""
        mine = self._places.get(exchange, [])
        outside = self._places.get(None, [])
        if mine:
            outside = outside[bisect(outside, mine[0]) :]
        found: list[Event] = []
        lasts = False
        for place in sorted([*mine, *outside]) if outside else mine:
            event = self.events[place]
            if getattr(event, "exchange", None) == exchange:
                lasts = not isinstance(event, protocol.Responded | protocol.Ended)
            elif not lasts:
                continue
            found.append(event)
        return found

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
    protocol.Passed: lambda e: f"{e.layer} layer {e.way}",
    protocol.HookCalled: lambda e: f"Django called {e.hook}",
    protocol.HookEnded: lambda e: (
        f"{e.hook} " + (f"raised {e.error.type}" if e.error else f"gave back {e.kind}")
    ),
    protocol.ServiceAsked: lambda e: f"{e.name}({e.argument!r}) was asked",
    protocol.ServiceRefused: lambda e: f"{e.name}({e.argument!r}) was refused",
    protocol.Told: lambda e: f"the view found {e.name}: {e.value or e.kind}",
    protocol.Streamed: lambda e: f"{e.bytes} bytes were sent" if e.more else "the body ended",
    protocol.Crossed: lambda e: f"crossed {e.way.replace('_', ' ')}",
    protocol.Warned: lambda e: f"Django warned: {e.text}",
    protocol.NeverAwaited: lambda e: f"{e.name}() was called and never awaited",
    protocol.Blocked: lambda e: f"blocked the event loop ({e.call})",
    protocol.Stuck: lambda e: f"blocked the event loop for ever ({e.call})",
}
