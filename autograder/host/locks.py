"""Locks whose holder is known, in the place of Python's own: who waits for whom can be seen."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Any, ClassVar

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
    """``threading.Lock`` whose holder is known. It is a class, as Python's own is from 3.13 on:
    somebody may write ``threading.Lock | None``.
    """

    watch: ClassVar[Waiting]

    def __init__(self) -> None:
        self._lock = _allocate_lock()
        self._holder: Token | None = None
        self._held_by_loop = False
        self._let_go = False
        self._queue: deque[list[Token | None]] = deque()
        # Makes one step of "it is taken, so I wait" and of "who waits goes on, it is free":
        # with the one between the two halves of the other, a thread that can go on counts as
        # parked.
        self._step = _allocate_lock()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As ``threading.Lock.acquire``."""
        got = self._lock.acquire(False) or (blocking and self._wait(timeout))
        if got:
            self._held_by_loop = self.watch.work.on_loop_thread()
            self._holder = self.watch.work.token()
        return got

    def _wait(self, timeout: float) -> bool:
        work = self.watch.work
        if work.on_loop_thread():
            # Another thread that holds it for a moment is no fault; one that waits itself is.
            if self._held_by_loop or (self._holder is not None and self._holder.parked):
                self.watch.blocked("threading.Lock")
            limit = None if timeout < 0 else timeout
            return self.watch.hold("threading.Lock", self._attempt, limit, self._comes_free)
        token = work.token() if timeout < 0 else None
        entry = [token]
        with self._step:
            if self._lock.acquire(False):
                return True
            self._queue.append(entry)
            if not self._let_go:
                work.park(token)
        try:
            return self._lock.acquire(True, timeout)
        finally:
            work.unpark(token)
            if entry in self._queue:
                self._queue.remove(entry)

    def _attempt(self, seconds: float) -> bool:
        return self._lock.acquire(True, seconds)

    def _comes_free(self) -> bool:
        """Whether nobody need do anything. Who is about to let go of it counts as parked already,
        and does so by itself, be it late on a busy machine.
        """
        return self._let_go or not self._lock.locked()

    def release(self) -> None:
        """As ``threading.Lock.release``."""
        with self._step:
            if self._queue:
                self.watch.work.unpark(self._queue.popleft()[0])
            self._held_by_loop, self._holder, self._let_go = False, None, False
            self._lock.release()

    def is_let_go(self) -> None:
        """The holder is about to wait in a condition, which releases it: nobody waits for a
        holder that is parked, even if they come in between. Were they parked with it, nothing
        would seem to be left.
        """
        with self._step:
            self._held_by_loop, self._holder, self._let_go = False, None, True
            if self._queue:
                self.watch.work.unpark(self._queue[0][0])

    def locked(self) -> bool:
        """As ``threading.Lock.locked``."""
        return self._lock.locked()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self.release()
