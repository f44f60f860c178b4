"""One wait of a thread, in a queue of those that wait for the same."""

from __future__ import annotations

import contextlib
import threading
from collections import deque

from autograder.host.work import Token, Work

_allocate_lock = threading.Lock


class Waiter:
    """A wait for a lock, or in a condition, on which ``notify`` calls ``release``.

    Python's own says, after a timeout, that nobody has notified it, even if somebody did while
    it took the condition's lock again: on a busy machine, the news would be lost.
    """

    def __init__(self, work: Work, token: Token | None, waiters: deque[Waiter]) -> None:
        self.token = token
        self.notified = False
        self._work = work
        self._waiters = waiters  # oldest first: the order in which they are notified
        self._lock = _allocate_lock()
        self._lock.acquire()
        waiters.append(self)

    def wait(self, seconds: float = -1) -> bool:
        """Wait until it is over, or so long; whether it is over."""
        return self._lock.acquire(True, seconds)

    def release(self) -> None:
        """It is over: somebody notifies it. The thread is unparked now, not when it notices."""
        self.notified = True
        self._end()

    def ring(self) -> None:
        """It is over: so much time has passed. Nobody notifies it any more, but the next one."""
        if self.leave():
            self._end()

    def leave(self) -> bool:
        """Be no longer among those that wait; whether it still was."""
        with contextlib.suppress(ValueError):
            self._waiters.remove(self)
            return True
        return False

    def _end(self) -> None:
        self._work.unpark(self.token)
        with contextlib.suppress(RuntimeError):  # both at the same moment
            self._lock.release()
