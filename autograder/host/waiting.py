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
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

from autograder.host.alarms import Alarms, TimeAnew
from autograder.host.locks import WatchedLock, reentrant
from autograder.host.work import GRACE, Outstanding, Token, Work

_PAUSE = 0.02
"""Seconds between two looks at whether anybody is left who could end a wait of the loop's
thread. It decides nothing but how soon the host looks again."""

Report = Callable[[str], None]

_allocate_lock = threading.Lock
_c_rlock = threading.RLock
_condition_init = threading.Condition.__init__
_condition_wait = threading.Condition.wait
_condition_notify = threading.Condition.notify
_join = threading.Thread.join


class Waiting:
    """Puts watched waits in the place of Python's.

    ``blocked(call)`` is told of a wait on the loop's thread, ``stuck(call)`` of one that can't
    end; ``stuck`` does not return.
    """

    def __init__(self, work: Work, blocked: Report, stuck: Report) -> None:
        self.work = work
        self.blocked = blocked
        self._stuck = stuck
        # Who waits in each condition, oldest first: the order in which it wakes them.
        self._queues: weakref.WeakKeyDictionary[Any, deque[list[Token | None]]] = (
            weakref.WeakKeyDictionary()
        )
        self.alarms = Alarms(work)

    def install(self) -> None:
        """Watch from now on."""
        watch = self

        @functools.wraps(_condition_init)
        def init(self: threading.Condition, lock: Any = None) -> None:
            # Not watched where nobody brings a lock: it is held for a moment, in every Future.
            _condition_init(self, _c_rlock() if lock is None else lock)

        @functools.wraps(_condition_wait)
        def wait(self: threading.Condition, timeout: float | None = None) -> bool:
            return watch._in_condition(self, timeout)

        @functools.wraps(_condition_notify)
        def notify(self: threading.Condition, n: int = 1) -> None:
            watch._notified(self, n)
            _condition_notify(self, n)

        @functools.wraps(_join)
        def join(self: threading.Thread, timeout: float | None = None) -> None:
            watch._joined(self, timeout)

        threading.Condition.__init__ = init  # type: ignore[method-assign]
        threading.Condition.wait = wait  # type: ignore[method-assign]
        threading.Condition.notify = notify  # type: ignore[method-assign]
        threading.Thread.join = join  # type: ignore[method-assign]
        WatchedLock.watch = self
        threading.Lock = WatchedLock  # type: ignore[assignment]
        threading.RLock = reentrant  # type: ignore[assignment]
        time.sleep = self._sleep  # type: ignore[assignment]  # any number
        sys.meta_path.insert(0, TimeAnew(self._sleep))
        # By these a Queue and a Semaphore find out how much of a timeout is left.
        queue.time = threading._time = self.alarms.clock  # type: ignore[attr-defined]  # not public

    def hold(
        self,
        call: str,
        attempt: Callable[[float], bool],
        timeout: float | None,
        ends: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Let the loop's thread wait, in short attempts, until one succeeds.

        Returns False when the wait had a timeout and nobody is left who could end it, nor does it
        end by itself (``ends``).
        """
        patience = int(GRACE / _PAUSE)
        self.work.open_gate()
        while not attempt(_PAUSE):
            outstanding = self.work.outstanding(loop_stands=True)
            if outstanding is Outstanding.OWN_THREAD:
                patience -= 1
                if patience == 0:
                    self.work.give_up()
            elif outstanding is Outstanding.NOTHING and not (ends() or self.alarms.ring_first()):
                if timeout is not None:
                    self.alarms.let_pass(timeout)
                    return False
                self._stuck(call)
        return True

    def _in_condition(self, condition: threading.Condition, timeout: float | None) -> bool:
        if timeout is not None and timeout <= 0:
            return _condition_wait(condition, timeout)
        if self.work.on_loop_thread():
            attempt = functools.partial(_condition_wait, condition)
            if self.work.starting:  # Thread.start waits until the thread runs
                return attempt(timeout)
            self.blocked("a wait for another thread")
            return self.hold("a wait for another thread", attempt, timeout)
        while self.work.loop is None and timeout is not None:
            # The source is being loaded: there is no virtual clock yet.
            if timeout <= 0 or _condition_wait(condition, min(timeout, _PAUSE)):
                return timeout > 0
            timeout -= _PAUSE
        token = self.work.token()
        entry = [token]
        waiting = self._queues.setdefault(condition, deque())
        waiting.append(entry)
        lock: Any = condition._lock  # type: ignore[attr-defined]  # not public
        lock = getattr(lock, "_block", lock)  # of a reentrant one
        if isinstance(lock, WatchedLock):
            lock.is_let_go()
        try:
            if timeout is not None:
                return self._wait_for(timeout, condition, token)
            self.work.park(token)
            return _condition_wait(condition)
        finally:
            self.work.unpark(token)
            if entry in waiting:
                waiting.remove(entry)

    def _wait_for(self, timeout: float, condition: Any, token: Token | None) -> bool:
        """``Condition.wait``, but the timeout is an alarm, which does what ``notify`` does."""
        waiter = _allocate_lock()
        waiter.acquire()

        def wake() -> None:
            self.work.unpark(token)
            with contextlib.suppress(RuntimeError):  # ``notify`` was faster
                waiter.release()

        condition._waiters.append(waiter)
        alarm = self.alarms.set(timeout, wake)
        self.work.park(token)  # not sooner: without the alarm, nothing would seem to be left
        state = condition._release_save()
        try:
            waiter.acquire()
        finally:
            condition._acquire_restore(state)
            self.alarms.put_off(alarm)
            notified = waiter not in condition._waiters
            if not notified:
                condition._waiters.remove(waiter)
        return notified

    def _notified(self, condition: threading.Condition, n: int) -> None:
        queue = self._queues.get(condition)
        while queue and n > 0:
            self.work.unpark(queue.popleft()[0])
            n -= 1

    def _joined(self, thread: threading.Thread, timeout: float | None) -> None:
        if not self.work.on_loop_thread() and self.work.loop is not None:
            self._join_in_thread(thread, timeout)
            return
        token = self.work.of_thread(thread)
        waits = self.work.busy_pool(thread) or (
            token is not None and (token.gate is not None or self.work.waits(token))
        )
        if not (waits and self.work.on_loop_thread()):
            _join(thread, timeout)
            return

        def ended(seconds: float) -> bool:
            # A thread whose work is done ends by itself, be it late on a busy machine.
            _join(thread, seconds)
            done = not self.work.busy_pool(thread) if token is None else token.finished
            return done or not thread.is_alive()

        self.blocked("threading.Thread.join")
        if self.hold("threading.Thread.join", ended, timeout):
            _join(thread, timeout)

    def _join_in_thread(self, thread: threading.Thread, timeout: float | None) -> None:
        passed = threading.Event()
        alarm = None if timeout is None else self.alarms.set(max(timeout, 0), passed.set)
        self.work.join(self.work.token(), thread)
        try:
            while thread.is_alive() and not passed.is_set():
                _join(thread, _PAUSE if alarm is not None else None)
        finally:
            self.work.join(self.work.token(), None)
            if alarm is not None:
                self.alarms.put_off(alarm)

    def _sleep(self, seconds: float, /) -> None:
        """``time.sleep``, on the virtual clock: it takes no time in a thread, and none in the
        loop, where it is reported.
        """
        seconds = float(seconds)
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        loop = self.work.loop
        if self.work.on_loop_thread():
            if loop is not None and loop.is_running():
                self.blocked("time.sleep")
                self.work.open_gate()
        elif loop is not None:
            slept = threading.Event()
            alarm = self.alarms.set(seconds, slept.set)
            slept.wait()
            self.alarms.put_off(alarm)
