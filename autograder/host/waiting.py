"""Waits of threads, seen: who waits for whom, and whether the loop's own thread does.

Python's threads wait in three places: ``threading.Condition`` (under Event, Queue, Future,
Semaphore, Barrier and asgiref), ``threading.Lock`` and ``RLock`` (see ``locks``), and
``time.sleep``. Each is replaced before the student's source is loaded. A thread that waits is
parked (see ``work``). The loop's thread is reported, and goes on waiting as long as some thread
can still end the wait; when none can, that is a deadlock: the host says so and ends, instead of
hanging until a limit.

A thread that sleeps, or waits with a timeout, does so on the virtual clock: a ``threading.Timer``
of a minute costs nothing, and whether it fires is the judge's to say.
"""

from __future__ import annotations

import contextlib
import functools
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import _base
from typing import Any

from autograder.host.alarms import Alarms
from autograder.host.clocks import Clocks
from autograder.host.locks import WatchedLock, reentrant
from autograder.host.waiter import Waiter
from autograder.host.work import GRACE, Outstanding, Work

_PAUSE = 0.02
"""Seconds between two looks at whether anybody is left who could end a wait of the loop's
thread. It decides nothing but how soon the host looks again."""

Report = Callable[[str], None]

_c_rlock = threading.RLock
_condition_init = threading.Condition.__init__
_condition_wait = threading.Condition.wait
_join = threading.Thread.join
_sleep = time.sleep


@contextlib.contextmanager
def _released(condition: Any) -> Iterator[None]:
    """Without the condition's lock, and then with it again."""
    state = condition._release_save()
    try:
        yield
    finally:
        condition._acquire_restore(state)


class Waiting:
    """Puts watched waits in the place of Python's.

    ``blocked(call)`` is told of a wait on the loop's thread, ``stuck(call)`` of one that can't
    end; ``stuck`` does not return.
    """

    def __init__(self, work: Work, blocked: Report, stuck: Report) -> None:
        self.work = work
        self.blocked = blocked
        self._stuck = stuck
        self.alarms = Alarms(work)
        self.clocks = Clocks(work, self.alarms, blocked)

    def install(self) -> None:
        """Watch from now on."""
        watch = self

        @functools.wraps(_condition_init)
        def init(self: threading.Condition, lock: Any = None) -> None:
            # Not watched in each Future, where it is only ever held for a moment.
            if lock is None and sys._getframe(1).f_globals is vars(_base):
                lock = _c_rlock()
            _condition_init(self, lock)

        @functools.wraps(_condition_wait)
        def wait(self: threading.Condition, timeout: float | None = None) -> bool:
            return watch._in_condition(self, timeout)

        @functools.wraps(_join)
        def join(self: threading.Thread, timeout: float | None = None) -> None:
            watch._joined(self, timeout)

        threading.Condition.__init__ = init  # type: ignore[method-assign]
        threading.Condition.wait = wait  # type: ignore[method-assign]
        threading.Thread.join = join  # type: ignore[method-assign]
        WatchedLock.watch = self
        threading.Lock = WatchedLock  # type: ignore[assignment]
        threading.RLock = reentrant  # type: ignore[assignment]
        self.clocks.install(self._sleep)
        # By these a Queue and a Semaphore find out how much of a timeout is left.
        queue.time = threading._time = self.alarms.clock  # type: ignore[attr-defined]  # not public

    def hold(
        self,
        call: str,
        attempt: Callable[[float], bool],
        timeout: float | None,
        *,
        may_be_short: bool = False,
        ends: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Let the loop's thread wait, in short attempts, until one succeeds.

        It is reported; what ``may_be_short`` only if others can't end it without a word of the
        judge. When nobody is left who could end it, nor does it end by itself (``ends``), time
        passes: the first alarm rings. Returns False if that is the wait's own timeout.
        """
        if not may_be_short:
            self.blocked(call)
        patience = int(GRACE / _PAUSE)
        passed: list[bool] = []
        self.work.open_gate()
        with self.alarms.within(timeout, lambda: passed.append(True)):
            while not attempt(_PAUSE):
                outstanding = self.work.outstanding(loop_stands=True)
                if outstanding is Outstanding.OWN_THREAD:
                    patience -= 1
                    if patience == 0:
                        self.work.give_up()
                elif outstanding is Outstanding.NOTHING and not ends():
                    if attempt(0):  # the last one who could end it has done so meanwhile
                        return True
                    if may_be_short:
                        self.blocked(call)
                        may_be_short = False
                    if not self.alarms.ring_first():
                        self._stuck(call)
                    if passed:
                        return False
        return True

    def _in_condition(self, condition: Any, timeout: float | None) -> bool:
        on_loop = self.work.on_loop_thread()
        at_once = timeout is not None and timeout <= 0
        if at_once or self.work.starting:
            return _condition_wait(condition, timeout)
        if not condition._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Waiter(self.work, self.work.token(), condition._waiters)
        wait = self._of_loop if on_loop else self._of_thread
        try:
            return wait(condition, waiter, timeout)
        finally:
            waiter.leave()

    def _of_loop(self, condition: Any, waiter: Waiter, timeout: float | None) -> bool:
        with _released(condition):
            self.hold("a wait for another thread", waiter.wait, timeout)
        return waiter.notified

    def _of_thread(self, condition: Any, waiter: Waiter, timeout: float | None) -> bool:
        lock = getattr(condition._lock, "_block", condition._lock)  # of a reentrant one
        if isinstance(lock, WatchedLock):
            lock.is_let_go()
        with self.alarms.within(timeout, waiter.ring):
            self.work.park(waiter.token)  # not sooner: nothing would seem to be left
            try:
                with _released(condition):
                    waiter.wait()
            finally:
                self.work.unpark(waiter.token)
        return waiter.notified

    def _joined(self, thread: threading.Thread, timeout: float | None) -> None:
        if not self.work.on_loop_thread():
            self._join_in_thread(thread, timeout)
            return
        token = self.work.of_thread(thread)

        def ended(seconds: float) -> bool:
            # A thread whose work is done ends by itself, be it late on a busy machine.
            _join(thread, seconds)
            done = not self.work.busy_pool(thread) if token is None else token.finished
            return done or not thread.is_alive()

        begun = not self.work.gated(thread)
        if self.hold("threading.Thread.join", ended, timeout, may_be_short=begun):
            _join(thread, timeout)

    def _join_in_thread(self, thread: threading.Thread, timeout: float | None) -> None:
        token, passed = self.work.token(), []

        def ring() -> None:
            passed.append(True)
            self.work.unpark(token)

        with self.alarms.within(timeout, ring):
            self.work.wait_for(token, thread)
            try:
                while thread.is_alive() and not passed:
                    _join(thread, None if timeout is None else _PAUSE)
            finally:
                self.work.unpark(token)

    def _sleep(self, seconds: float, /) -> None:
        """``time.sleep``, on the virtual clock. In the loop, which is the judge's clock, it is
        reported and takes no time.
        """
        seconds = float(seconds)
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if not self.work.on_loop_thread():
            slept = threading.Event()
            with self.alarms.within(seconds, slept.set):
                slept.wait()
        elif self.work.loop is not None and self.work.loop.is_running():
            self.blocked("time.sleep")
            self.work.open_gate()
        else:
            self.hold("time.sleep", self._look_away, seconds)

    def _look_away(self, seconds: float) -> bool:
        """Let the others go on; who sleeps is woken by time alone."""
        if not self.work.nobody():
            _sleep(seconds)
        return False
