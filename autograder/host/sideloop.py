"""Event loops in other threads: ``asyncio.run`` in an executor, ``async_to_sync`` under WSGI.

Such a loop waits inside of C code, where nobody sees whether it waits for the judge or works.
So it parks its thread (see ``work``) for as long as it waits, its clock is the virtual one, and
whoever wakes it unparks it first: between the two, the host would look idle.
"""

from __future__ import annotations

import asyncio
import selectors
import threading
from typing import Any

from autograder.host.alarms import Alarms
from autograder.host.work import Token, Work

_allocate_lock = threading.Lock

_PAUSE = 0.02
"""Seconds between two looks whether there is a virtual clock."""


class _ParkingSelector(selectors.DefaultSelector):
    """A selector whose thread is parked while it waits."""

    def __init__(self, work: Work, alarms: Alarms) -> None:
        super().__init__()
        self._work = work
        self._alarms = alarms
        self.wake_up: Any = None
        self.step = _allocate_lock()
        self.token: Token | None = None

    def select(self, timeout: float | None = None) -> Any:
        token = self._work.token()
        if token is None or (timeout is not None and timeout <= 0):
            return super().select(timeout)
        while self._work.loop is None and timeout is not None:
            # The source is being loaded: there is no virtual clock yet.
            ready = super().select(min(timeout, _PAUSE))
            timeout -= _PAUSE
            if ready or timeout <= 0:
                return ready
        with self.step:
            ready = super().select(0)
            if ready:
                return ready
            self.token = token
        alarm = None if timeout is None else self._alarms.set(timeout, self.wake_up)
        with self.step:
            ready = super().select(0)
            if not ready:
                self._work.park(token)
        try:
            return ready or super().select(None)
        finally:
            self._work.unpark(token)
            self.token = None
            if alarm is not None:
                self._alarms.put_off(alarm)


class SideLoop(asyncio.SelectorEventLoop):
    """A loop that does not run on the host's main thread."""

    def __init__(self, work: Work, alarms: Alarms) -> None:
        self._work = work
        self._alarms = alarms
        self._parking = _ParkingSelector(work, alarms)
        super().__init__(self._parking)
        self._parking.wake_up = self._write_to_self

    def time(self) -> float:
        """Seconds on the virtual clock."""
        return self._alarms.clock()

    def _write_to_self(self) -> None:
        with self._parking.step:
            self._work.unpark(self._parking.token)
            super()._write_to_self()  # type: ignore[misc]  # asyncio's own way to be woken


def install(work: Work, alarms: Alarms) -> None:
    """From now on, ``asyncio.run`` and its like make loops of this kind."""

    def new_event_loop() -> asyncio.AbstractEventLoop:
        return SideLoop(work, alarms)

    asyncio.new_event_loop = asyncio.events.new_event_loop = new_event_loop
