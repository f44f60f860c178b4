"""An event loop that knows when it is idle and whose clock the judge moves.

The loop's selector tells ``Idle`` just before it would block: everything that was received is
handled, nothing is ready, and no thread has work left that could wake the loop. ``time()`` is
frozen between two words of the judge, so a sleep costs nothing and a load on the machine
changes no order of events.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import selectors
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any

from autograder.host.alarms import Alarm
from autograder.host.channel import Channel
from autograder.host.work import GRACE, Outstanding, Work
from autograder.protocol import Idle

SPINS = 200
"""Rounds of the loop without an event, a command or a busy thread, after which coroutines that
only yield to each other (``while not done: await asyncio.sleep(0)``) count as idle. A number of
rounds, not a time: it is the same under any load. The judge asks again before it despairs."""

_OUR_OWN = 2
"""File descriptors that every host's loop has: the judge's channel, and what threads wake it by."""

_SLEEPS = ("asyncio.futures", "asyncio.tasks", "asyncio.timeouts")
"""Whose functions wake a task."""

_ceil = math.ceil
# Taken here, they are not those that are watched for blocking later on.
_read, _write = socket.socket.recv, socket.socket.send

_Ready = list[tuple[selectors.SelectorKey, int]]


class _IdleSelector(selectors.BaseSelector):
    """A selector that says when the loop is about to wait."""

    def __init__(
        self,
        waits: Callable[[], None],
        nobody: Callable[[], bool],
        outstanding: Callable[[], Outstanding],
        plays: Callable[[], bool],
        about_to_wait: Callable[[Outstanding], float | None],
        waited: Callable[[], None],
        spun: Callable[[], bool],
    ) -> None:
        self._inner = selectors.DefaultSelector()
        self._waits = waits
        self._nobody = nobody
        self._outstanding = outstanding
        self._plays = plays
        self._about_to_wait = about_to_wait
        self._waited = waited
        self._spun = spun

    def select(self, timeout: float | None = None) -> _Ready:
        """Never waits for a timer: only the judge moves the clock."""
        self._waits()
        # While callbacks are ready, or there is something to play, the judge says nothing: who else
        # could is asked, if there is anybody. A question to the kernel in each round would be an
        # eighth of a request.
        alone = self._nobody() and len(self._inner.get_map()) <= _OUR_OWN
        if timeout is not None and timeout <= 0:
            ready = [] if alone else self._inner.select(0)
            # Told idle, it stops: were it to go round until the judge speaks, a slow judge
            # would make the host use up its CPU.
            return self._inner.select(None) if not ready and self._spun() else ready
        if alone and self._plays():
            return []
        return self._inner.select(0) or self._wait()

    def _wait(self) -> _Ready:
        ready: _Ready = []
        while True:
            # In this order: what a thread put into the loop before it was parked is ready then.
            # The other way round it could do both in between, and the loop would look idle.
            if not self._nobody():
                outstanding = self._outstanding()
                if outstanding is Outstanding.WORK:
                    return self._inner.select(None)
                ready = self._inner.select(0)
                if ready:
                    return ready
            else:
                outstanding = Outstanding.NOTHING
            wait = self._about_to_wait(outstanding)
            if wait == 0:
                return ready
            ready = self._inner.select(wait)
            if ready:
                return ready
            self._waited()

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._inner.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self._inner.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._inner.modify(fileobj, events, data)

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._inner.get_map()

    def close(self) -> None:
        self._inner.close()


class HostLoop(asyncio.SelectorEventLoop):
    """The loop in which the student's code runs."""

    def __init__(self, channel: Channel, work: Work, end_step: Callable[[], None]) -> None:
        self._channel = channel
        self._work = work
        self._end_step = end_step
        # Not from 0: somebody may call_at(time.monotonic() + 1).
        self.count_from(time.monotonic())
        self.at_idle: Callable[[], bool] = lambda: False
        """Called when the loop is idle; it returns whether there is something to do after all."""
        self._rounds = 0
        self._seen = (0, 0)
        super().__init__(
            _IdleSelector(
                work.open_gate,
                work.nobody,
                work.outstanding,
                self._plays,
                self._about_to_wait,
                work.give_up,
                self._spun,
            )
        )

    def count_from(self, now: float) -> None:
        """Let it be this time where the judge says 0, or a little later.

        A whole number, so that no digit of a timer is lost when it is told to the judge; the next
        one, since the clock must not go back when it becomes virtual.
        """
        self._start = self._now = float(_ceil(now))

    def time(self) -> float:
        """Seconds on a clock that was right when the host started, and is virtual since."""
        return self._now

    def advance(self, to: float) -> None:
        """Move the clock to so many seconds since the host's start; never back."""
        self._now = max(self._now, self._start + to)

    # Every piece of work that a thread ends wakes the loop. Python's own two methods are watched
    # for blocking, and the second one reads until there is nothing, which it learns by an error.

    def _write_to_self(self) -> None:
        with contextlib.suppress(OSError, AttributeError):  # full, or closed
            _write(self._csock, b"\0")  # type: ignore[attr-defined]  # asyncio's own

    def _read_from_self(self) -> None:
        with contextlib.suppress(BlockingIOError, InterruptedError):
            _read(self._ssock, 4096)  # type: ignore[attr-defined]  # asyncio's own

    def _next_timer(self) -> float | None:
        # The heap's head may be a cancelled timer while coroutines spin, so it is not enough.
        timers = (handle.when() for handle in self._scheduled if not handle.cancelled())  # type: ignore[attr-defined]  # asyncio has no public way to ask
        first = min(timers, default=None)
        return None if first is None else first - self._start

    def timers(self) -> list[str]:
        """The names of the functions that a timer will call.

        A task or thread that sleeps, or waits for so long at most, is seen by itself.
        """
        waiting = [h for h in self._scheduled if not h.cancelled()]  # type: ignore[attr-defined]  # see _next_timer
        calls = [h._callback for h in waiting if not isinstance(h._callback, Alarm)]
        alone = [call for call in calls if getattr(call, "__module__", None) not in _SLEEPS]
        return [getattr(call, "__name__", "a function") for call in alone]

    def _about_to_wait(self, outstanding: Outstanding) -> float | None:
        """Tell idle, or give the seconds that threads of the student's own still have.

        0 if the loop is not to wait at all.
        """
        if outstanding is Outstanding.NOTHING:
            if self._plays():
                return 0
            self._channel.send(Idle(self._channel.received, self._next_timer()))
            self._channel.flush()
        return GRACE if outstanding is Outstanding.OWN_THREAD else None

    def _plays(self) -> bool:
        """Go on with what the judge said for when nothing is left; whether there was anything."""
        self._end_step()
        return self.at_idle()

    def _spun(self) -> bool:
        """Count a round in which something was ready; tell idle if nothing comes of it."""
        seen = (self._channel.received, self._channel.sent)
        if seen != self._seen or self._work.outstanding() is not Outstanding.NOTHING:
            self._seen, self._rounds = seen, 0
        self._rounds += 1
        if self._rounds < SPINS:
            return False
        self._rounds = 0
        if self._plays():
            return False
        self._channel.send(Idle(self._channel.received, self._next_timer(), spinning=True))
        self._channel.flush()
        return True
