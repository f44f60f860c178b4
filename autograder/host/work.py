"""Counts what threads still have to do, so that the loop knows when it is really idle.

A loop that is about to block may be woken by a thread: an executor's item, or a thread that the
student started. Each is counted up before it is handed over, and down through the loop, after
all that it leads to was put there. A thread that waits for somebody else (in a ``Condition``,
and so in an ``Event``, a ``Queue``, a ``Future`` and asgiref's ``async_to_sync``) is parked: it
can't wake the loop by itself. It is unparked by whoever wakes it, not when it notices: between
the two the loop would look idle. A thread that waits for the end of another one, or for a lock
that another one has, waits as long as that one does.

What is not seen: a thread that waits inside of C code (a socket). It gets a grace, and only when
nothing else is left; then it counts as parked until it does something.
"""

from __future__ import annotations

import concurrent.futures.thread as pools
import contextlib
import enum
import functools
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

_allocate_lock = threading.Lock

GRACE = 1.0
"""Seconds for a thread of the student's own of which nobody knows what it waits for."""


class Outstanding(enum.Enum):
    """What threads may still bring."""

    NOTHING = enum.auto()
    WORK = enum.auto()
    """An executor's item runs: it will end, however long it takes."""
    OWN_THREAD = enum.auto()
    """Only threads of the student's own, or items that wait for a free worker, are left."""


class Lock(Protocol):
    """Something that one piece of work at a time can have."""

    @property
    def holder(self) -> Token | None:
        """Who has it; None if it comes free by itself."""


class Token:
    """An executor's item, or (``pool`` is None) a thread that the student started."""

    def __init__(self, pool: pools.ThreadPoolExecutor | None) -> None:
        self.pool = pool
        self.started = False
        self.finished = False
        self.parked = False
        self.given_up = False
        self.thread_id = 0
        self.cpu_seconds = 0.0
        self.gate: Any = None
        """A lock that the thread waits for before it begins."""
        self.future: Future[Any] | None = None
        """What an executor's item will give."""
        self.waits_for: threading.Thread | Lock | None = None
        """The thread whose end it waits for, or the lock."""

    def has_worked(self) -> bool:
        """Whether its thread has used the processor since the last call."""
        if not (self.started and hasattr(time, "pthread_getcpuclockid")):
            return False
        before = self.cpu_seconds
        try:
            self.cpu_seconds = time.clock_gettime(time.pthread_getcpuclockid(self.thread_id))
        except OSError:  # the thread has just ended
            return True
        return self.cpu_seconds > before


class Work:
    """The pieces of work that are started and unfinished."""

    def __init__(self) -> None:
        self._tokens: set[Token] = set()
        self._gated: list[Token] = []
        self._move = object()
        """Another one whenever a thread is about to wait or to end."""
        self.looks = 0
        """How often the loop's thread has looked at a clock since it waited last."""
        self.of_loop = Token(None)
        """What the loop's thread does: it waits, whenever somebody asks."""
        self.of_loop.parked = True
        self._of_thread = threading.local()
        self._of_thread.token = self.of_loop
        self.loop: asyncio.AbstractEventLoop | None = None
        """The loop that is to be woken, once there is one."""

    def on_loop_thread(self) -> bool:
        """Whether the caller runs on the event loop's thread."""
        return self.token() is self.of_loop

    @contextlib.contextmanager
    def start(self) -> Iterator[None]:
        """Around a call that starts a thread."""
        before, self._of_thread.starting = self.starting, True
        try:
            yield
        finally:
            self._of_thread.starting = before

    @property
    def starting(self) -> bool:
        """Whether the calling thread is in a call that starts one, and waits for it for a moment:
        the new one is nobody's work yet.
        """
        return getattr(self._of_thread, "starting", False)

    def token(self) -> Token | None:
        """The piece of work that the calling thread does."""
        found: Token | None = getattr(self._of_thread, "token", None)
        return found

    def of_thread(self, thread: threading.Thread) -> Token | None:
        """The piece of work that is this thread's whole life, if the student started it."""
        token = getattr(thread, "kit_token", None)
        return token if token in self._tokens else None

    def busy_pool(self, thread: threading.Thread) -> bool:
        """Whether this is a worker of an executor that has items which are not done.

        The future tells: an item is counted as finished later, when the loop may have gone on.
        """
        futures = [token.future for token in self._items(thread)]
        return any(future is not None and not future.done() for future in futures)

    def gated(self, thread: threading.Thread) -> bool:
        """Whether something that it is to do begins only when the loop waits."""
        token = self.of_thread(thread)
        tokens = self._items(thread) if token is None else [token]
        return any(token.gate is not None for token in tokens)

    def _items(self, thread: threading.Thread) -> list[Token]:
        """The items of the executor that this is a worker of, if it is one."""
        about = vars(thread).copy()  # a thread forgets them as it ends
        of_pool = about.get("_target") is pools._worker and "_args" in about
        pool = about["_args"][0]() if of_pool else None
        return [token for token in list(self._tokens) if pool is not None and token.pool is pool]

    def add(self, pool: pools.ThreadPoolExecutor | None = None) -> Token:
        """Count a piece of work, before it is handed over.

        What the loop's thread hands over begins only when the loop waits next. Otherwise it
        would be chance whether ``pool.submit(f).result()`` finds the result there already, and
        with it, whether that call blocks the loop.
        """
        token = Token(pool)
        if self.on_loop_thread() and self.loop is not None and self.loop.is_running():
            token.gate = _allocate_lock()
            token.gate.acquire()
            self._gated.append(token)
        self._tokens.add(token)
        return token

    def open_gate(self) -> None:
        """The loop waits: let begin what was handed over."""
        self.looks = 0
        while self._gated:
            token = self._gated.pop(0)
            gate, token.gate = token.gate, None
            gate.release()

    def run(self, token: Token, function: Callable[[], Any]) -> Any:
        """Do a piece of work on this thread, and count it down through the loop."""
        gate = token.gate
        if gate is not None:
            gate.acquire()
        token.thread_id = threading.get_ident()
        token.started = True
        self._of_thread.token = token
        try:
            return function()
        finally:
            self._of_thread.token = None
            self._move = object()
            token.finished, token.future = True, None
            self.remove(token)

    def remove(self, token: Token) -> None:
        """Count down, behind all that the work has put into the loop."""
        self.in_loop(functools.partial(self._tokens.discard, token))

    def park(self, token: Token | None) -> None:
        """The work's thread is about to wait for somebody (None: nobody's work)."""
        if token is not None:
            self._move = object()  # not later: who it has woken is seen by who sees it parked
            token.parked = True
            self.in_loop(_nothing)

    def unpark(self, token: Token | None) -> None:
        """Somebody wakes the work's thread."""
        if token is not None and token is not self.of_loop:
            token.parked = token.given_up = False
            token.waits_for = None

    def wait_for(self, token: Token | None, what: threading.Thread | Lock) -> None:
        """The work's thread is about to wait for the end of another one, or for a lock."""
        if token is not None:
            self._move = object()
            token.waits_for = what
            self.in_loop(_nothing)

    def waits(self, token: Token) -> bool:
        """Whether it can't go on by itself.

        Nobody wakes who waits for a thread's end. So it waits as long as that thread does; were
        it parked, nothing would seem to be left when the thread has just ended. So it is with a
        lock: who has it may be a thread that is nobody's work, a worker between two items.
        """
        asked: set[Token] = set()
        while token not in asked:
            what = token.waits_for  # its thread may go on at any moment
            if token.parked or token.given_up:
                return True
            asked.add(token)
            if isinstance(what, threading.Thread):
                other = self._inside(what)
            else:
                other = None if what is None else what.holder
            if other is None or other is token:  # it begins, or it ends; it has just got it
                return False
            if other.finished:  # and it has kept the lock: somebody else may let go of it
                return True
            token = other
        return True  # they wait for each other

    def _inside(self, thread: threading.Thread) -> Token | None:
        """The piece of work that a thread does."""
        at_work = [t for t in list(self._tokens) if t.started and not t.finished]
        return next((t for t in at_work if t.thread_id == thread.ident), None)

    def in_loop(self, callback: Callable[[], object]) -> None:
        """Call back on the loop's thread; at once if there is no loop (any more)."""
        try:
            if self.loop is None:
                callback()
            else:
                self.loop.call_soon_threadsafe(callback)
        except RuntimeError:  # the loop is closed: the host ends
            callback()

    def nobody(self) -> bool:
        """Whether no thread has anything to do: nor had it a moment ago, since what is done
        is counted down on the loop's own thread.
        """
        return not self._tokens

    def outstanding(self, *, loop_stands: bool = False) -> Outstanding:
        """What may still wake the loop.

        What is finished counts until the loop has taken in what it led to; while the loop's
        thread itself waits (``loop_stands``), it never will, and what is finished is over.
        """
        while True:
            before = self._move
            found = self._look(loop_stands=loop_stands)
            # One that was looked at, and waited, may have been woken by one that was looked at
            # later and waits by now: both would seem to wait.
            if found is not Outstanding.NOTHING or before is self._move:
                return found

    def _look(self, *, loop_stands: bool) -> Outstanding:
        found = Outstanding.NOTHING
        for token in list(self._tokens):
            if loop_stands and token.finished:
                continue
            if token.pool is None:
                if not self.waits(token):
                    found = Outstanding.OWN_THREAD
            elif not self.waits(token) if token.started else self._will_start(token.pool):
                return Outstanding.WORK
        return found

    def _will_start(self, pool: pools.ThreadPoolExecutor) -> bool:
        """Whether an item in the pool's queue gets a worker without anybody's help."""
        running = [t for t in list(self._tokens) if t.pool is pool and t.started]
        return len(running) < pool._max_workers or not all(self.waits(t) for t in running)

    def give_up(self) -> None:
        """The grace is over: a thread that did nothing counts as parked until it does something."""
        for token in list(self._tokens):
            if token.pool is None and not token.has_worked():
                token.given_up = True


def _nothing() -> None:
    """A callback that only wakes the loop."""
