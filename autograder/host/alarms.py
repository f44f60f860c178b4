"""What ends the sleeps and the patience of threads: alarms on the virtual clock."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from autograder.host.work import Work

if TYPE_CHECKING:
    import asyncio

_monotonic = time.monotonic


class Alarm:
    """One of them. ``when`` is in seconds on the virtual clock, ``ring`` what is done then."""

    def __init__(self, when: float, ring: Callable[[], None]) -> None:
        self.when = when
        self.ring = ring
        self._timer: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Ring. (By itself it is told from what a request has the loop call later.)"""
        self.ring()

    def set(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Make it a timer of the loop, on the loop's thread."""
        if loop is not None and not loop.is_closed():
            self._timer = loop.call_at(self.when, self)

    def put_off(self) -> None:
        """Never ring, on the loop's thread."""
        if self._timer is not None:
            self._timer.cancel()


class Alarms:
    """The alarms that are set, by threads and for them."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._set: list[Alarm] = []
        self._reached = 0.0

    def clock(self) -> float:
        """The virtual clock, as waits with a timeout see it: also while the loop stands."""
        loop = self._work.loop
        return _monotonic() if loop is None else max(loop.time(), self._reached)

    def set(self, seconds: float, ring: Callable[[], None]) -> Alarm:
        """Call ``ring`` when so many seconds have passed. There must be a loop."""
        alarm = Alarm(self.clock() + seconds, ring)
        self._set.append(alarm)
        self._work.in_loop(lambda: alarm.set(self._work.loop))
        return alarm

    def put_off(self, alarm: Alarm) -> None:
        """It is not needed any more: a timer that is left would make the judge wait for it."""
        with contextlib.suppress(ValueError):  # it was rung by hand
            self._set.remove(alarm)
        self._work.in_loop(alarm.put_off)

    @contextlib.contextmanager
    def within(self, seconds: float | None, ring: Callable[[], None]) -> Iterator[None]:
        """An alarm around a wait of so many seconds at most (None: for ever)."""
        alarm = None if seconds is None else self.set(max(seconds, 0), ring)
        try:
            yield
        finally:
            if alarm is not None:
                self.put_off(alarm)

    def ring_first(self) -> bool:
        """While the loop's thread waits, its clock stands: ring the first alarm by hand."""
        if not self._set:
            return False
        first = min(self._set, key=lambda alarm: alarm.when)
        self._set.remove(first)
        self._reached = max(self._reached, first.when)
        first.ring()
        return True
