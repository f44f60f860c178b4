"""Locks in the place of Python's own, whose waits are seen."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Any, ClassVar

from autograder.host.waiter import Waiter

if TYPE_CHECKING:
    from autograder.host.waiting import Waiting
    from autograder.host.work import Token

_allocate_lock = threading.Lock


def reentrant() -> Any:
    """``threading.RLock``, as Python has it without C, around a watched lock. In C a thread would
    wait unseen, until the limit of time.
    """
    lock = threading._PyRLock()  # type: ignore[attr-defined]  # not public
    lock._block = WatchedLock()
    return lock


class WatchedLock:
    """``threading.Lock`` that knows who waits for it. It is a class, as Python's own is from 3.13
    on: somebody may write ``threading.Lock | None``.

    It is handed over to who waits longest. From Python's own, who lets go of it can take it again
    before the others notice that it is free: it would be chance who is next, and a thread that was
    unparked for nothing would count as one that works.
    """

    watch: ClassVar[Waiting]

    def __init__(self) -> None:
        self._lock = _allocate_lock()
        self._holder: Token | None = None
        self._let_go = False
        self._queue: deque[Waiter] = deque()
        # Makes one step of "it is taken, so I wait" and of "who waits is next, or it is free".
        self._step = _allocate_lock()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As ``threading.Lock.acquire``."""
        if self._lock.acquire(False):
            self._holder = self.watch.work.token()
            return True
        if not blocking or timeout == 0 or (timeout < 0 and timeout != -1):
            return self._lock.acquire(blocking, timeout)  # it may raise
        return self._wait(None if timeout == -1 else timeout)

    def _wait(self, timeout: float | None) -> bool:
        work, alarms = self.watch.work, self.watch.alarms
        on_loop = work.on_loop_thread()
        alarm = None
        with self._step:
            if self._lock.acquire(False):
                self._holder = work.token()
                return True
            # Not later: it may be handed over to the loop before the loop looks.
            has_it = self._holder is work.of_loop
            waiter = Waiter(work, work.token(), self._queue)
            if not on_loop:
                if timeout is not None:
                    alarm = alarms.set(timeout, waiter.ring)
                work.wait_for(waiter.token, self)
        if on_loop and not work.starting:
            self.watch.hold(
                "threading.Lock",
                waiter.wait,
                timeout,
                may_be_short=not has_it,
                ends=lambda: self.holder is None,
            )
        else:  # an executor that is told to start a thread has its locks for a moment only
            waiter.wait()
        if alarm is not None:
            alarms.put_off(alarm)
        waiter.leave()
        return waiter.notified

    @property
    def holder(self) -> Token | None:
        """Who has it; None if it comes free by itself: nobody's work has it, or who has it is about
        to wait in a condition, which releases it, be it late on a busy machine.
        """
        return None if self._let_go else self._holder

    def release(self) -> None:
        """As ``threading.Lock.release``."""
        with self._step:
            try:
                waiter = self._queue.popleft()
            except IndexError:
                self._holder, self._let_go = None, False
                self._lock.release()
            else:
                waiter.release()
                self._holder, self._let_go = waiter.token, False

    def is_let_go(self) -> None:
        """The holder is about to wait in a condition, which releases it."""
        with self._step:
            self._let_go = True

    def locked(self) -> bool:
        """As ``threading.Lock.locked``."""
        return self._lock.locked()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()
