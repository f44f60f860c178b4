"""The host's end of the channel to the judge."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

from autograder.frames import Frames, decode_command, encode
from autograder.protocol import Command, Message


class Channel:
    """A stream socket to the judge. Events may be sent from any thread.

    ``received`` counts the commands that were taken in, ``sent`` the events.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._frames = Frames()
        # Reentrant: a coroutine that the garbage collector throws away between two lines of
        # ``send`` reports itself through ``send``, on the same thread.
        self._lock = threading.RLock()
        self._queue = bytearray()
        self._write_all = sock.sendall
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
        frame = encode(event)
        with self._lock:
            self.sent += 1
            self._queue += frame

    def flush(self) -> None:
        """Send what is in the queue, whole, before returning."""
        with self._lock:
            queue, self._queue = self._queue, bytearray()
            self._write_all(queue)

    def receive(self) -> Iterator[Command]:
        """The commands that one read brings; waits if there is nothing to read.

        Raises EOFError when the judge has closed its end.
        """
        data = self._socket.recv(1 << 16)
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
