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

from autograder.host.waiting import Waiting
from autograder.host.work import Token

_allocate_lock = threading.Lock


class _ParkingSelector(selectors.DefaultSelector):
    """A selector whose thread is parked while it waits."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self._waiting = waiting
        self._work = waiting.work
        self.wake_up: Any = None
        self.step = _allocate_lock()
        self.token: Token | None = None

    def select(self, timeout: float | None = None) -> Any:
        if timeout is not None and timeout <= 0:
            return super().select(timeout)
        if self._work.on_loop_thread():
            return self._hold(timeout)
        token = self._work.token()
        with self.step:
            ready = super().select(0)
            if ready:
                return ready
            self.token = token
        with self._waiting.alarms.within(timeout, self.wake_up):
            with self.step:
                ready = super().select(0)
                if not ready:
                    self._work.park(token)
            try:
                return ready or super().select(None)
            finally:
                self._work.unpark(token)
                self.token = None

    def _hold(self, timeout: float | None) -> Any:
        """``asyncio.run`` on the loop's own thread: while the source is loaded."""
        ready: list[Any] = []

        def attempt(seconds: float) -> bool:
            patience = 0 if self._work.nobody() else seconds
            ready.extend(super(_ParkingSelector, self).select(patience))
            return bool(ready)

        self._waiting.hold("asyncio.run", attempt, timeout, may_be_short=True)
        return ready


class SideLoop(asyncio.SelectorEventLoop):
    """A loop that does not run on the host's main thread."""

    def __init__(self, waiting: Waiting) -> None:
        self._work = waiting.work
        self._alarms = waiting.alarms
        self._parking = _ParkingSelector(waiting)
        super().__init__(self._parking)
        self._parking.wake_up = self._write_to_self

    def time(self) -> float:
        """Seconds on the virtual clock."""
        return self._alarms.clock()

    def _write_to_self(self) -> None:
        with self._parking.step:
            self._work.unpark(self._parking.token)
            super()._write_to_self()  # type: ignore[misc]  # asyncio's own way to be woken


def install(waiting: Waiting) -> None:
    """From now on, ``asyncio.run`` and its like make loops of this kind."""

    def new_event_loop() -> asyncio.AbstractEventLoop:
        return SideLoop(waiting)

    asyncio.new_event_loop = asyncio.events.new_event_loop = new_event_loop
