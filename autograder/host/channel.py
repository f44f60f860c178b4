"""The host's end of the channel to the judge."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator

from autograder.protocol import Command, Message
from autograder.protocol.frames import Frames, decode_command, encode

# Taken here, they are not those that are watched for blocking later on.
_read, _write_all = socket.socket.recv, socket.socket.sendall

_monotonic = time.monotonic

# Not the one that is watched: written in Python, it would be in the middle of something when a
# signal's handler takes it, and that would be the end.
_Lock = threading.RLock

_LATE = 0.1
"""Seconds."""

_ENOUGH = 100
"""Events in the queue that are sent before the host is idle."""


class Channel:
    """A stream socket to the judge. Events may be sent from any thread.

    ``received`` counts the commands that were taken in, ``sent`` the events.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._frames = Frames()
        self._lock = _Lock()
        self._queue: deque[bytes] = deque()
        self._busy = False
        self._flushed = _monotonic()
        self.received = 0
        self.sent = 0

    def fileno(self) -> int:
        """The socket's file descriptor, for the event loop."""
        return self._socket.fileno()

    def send(self, event: Message) -> None:
        """Put one event into the queue; ``flush`` sends it.

        The judge acts only when the host is idle. A system call for each event before that would
        wake it for nothing, and cost more than the request itself.
        """
        # Whatever comes in between does no harm: a signal's handler, another thread, or a coroutine
        # that the garbage collector throws away and that reports itself by ``send``. It is always
        # the same queue: an event that is put into one that was just sent would be lost.
        self._queue.append(encode(event))
        self.sent += 1
        if len(self._queue) > _ENOUGH:
            self.flush()

    def flush(self) -> None:
        """Send what is in the queue, whole, before returning."""
        with self._lock:
            self._busy = True
            self._flushed = _monotonic()
            frames = []
            with contextlib.suppress(IndexError):  # until it is empty
                while True:
                    frames.append(self._queue.popleft())
            if frames:
                _write_all(self._socket, b"".join(frames))
            self._busy = False

    def flush_if_late(self) -> None:
        """Send what is in the queue if nothing was sent for a while.

        So the judge hears of a host that has much to play and is slow at it. Decides nothing.
        """
        if _monotonic() - self._flushed > _LATE:
            self.flush()

    def flush_now(self, *_: object) -> None:
        """Send what is in the queue, in the middle of something: a signal's handler.

        The judge, which looks at a host that takes long, has it called: what was printed last
        is what helps whose code never ends.
        """
        if not self._busy:
            self.flush()

    def receive(self) -> Iterator[Command]:
        """The commands that one read brings; waits if there is nothing to read.

        Raises EOFError when the judge has closed its end.
        """
        data = _read(self._socket, 1 << 16)
        if not data:
            raise EOFError("the judge is gone")
        for body in self._frames.feed(data):
            self.received += 1
            yield decode_command(body)

    def first(self) -> Command:
        """The first command; the judge sends no other before it is answered."""
        while True:
            for command in self.receive():
                return command
