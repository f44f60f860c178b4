"""What a host may cause, counted: bytes in all, events and requests in one step."""

from __future__ import annotations

from autograder.limits import Limits
from autograder.verdicts import Stopped


class Meter:
    """Counts for one host. Each method raises Stopped for what is too much."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bytes_left = limits.event_kilobytes << 10
        self.begin()

    def begin(self) -> None:
        """A step begins: events and requests are counted from here."""
        self._events_left = self._limits.events
        self._requests_left = self._limits.requests

    def bytes(self, count: int) -> None:
        """So many bytes came."""
        self._bytes_left -= count
        if self._bytes_left < 0:
            kilobytes = self._limits.event_kilobytes
            raise _too_many(f"caused more than {kilobytes:,} kilobytes of events")

    def event(self) -> None:
        """An event came."""
        self._events_left -= 1
        if self._events_left < 0:
            raise _too_many(f"caused more than {self._limits.events:,} events at once")

    def request(self) -> None:
        """A request has reached the view."""
        self._requests_left -= 1
        if self._requests_left < 0:
            raise _too_many(f"sent more than {self._limits.requests:,} requests to the view")


def _too_many(what: str) -> Stopped:
    return Stopped("killed", f"your code {what}")
