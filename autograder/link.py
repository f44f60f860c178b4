"""The judge's end of a host's channel: commands out, events in.

The judge has nothing else to do while it waits for a host, and the answer is there within a
fraction of a millisecond. So it waits in ``recv`` itself; a turn of the event loop for each
answer would cost more than the answer. (Nor would ``sock_recv`` within ``asyncio.timeout`` do:
what has come when the time is up is lost.)
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import Iterator

from autograder import sandbox
from autograder.limits import Limits
from autograder.protocol import Command, Event
from autograder.protocol.frames import Frames, decode_event, encode
from autograder.verdicts import Stopped

_PIECE = 1 << 16

LOOK_SECONDS = 0.25
"""Seconds between two looks at a host that is not idle."""

SOON = 0.05
"""Seconds in ``recv``, before a look at the host and at Ctrl-C. They decide no verdict."""


class Patience:
    """Watches a host that is not idle yet: how much CPU this step uses, how long it takes.

    The CPU is looked at from outside, where a student's code can't put it off, and only after a
    while: an honest step has long ended by then. What the host says meanwhile changes nothing:
    it could say something now and then for ever.
    """

    def __init__(self, process: sandbox.Host, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._in_all = 0.0
        self.begin()

    def begin(self) -> None:
        """A step begins: what it uses is counted from here."""
        self._looked = time.monotonic()
        self._waited = 0.0
        self._before: float | None = None

    def look(self) -> None:
        """Look at the host, if it is time. Whoever waits reads first what has come.

        Raises Stopped if it is over a limit.
        """
        now = time.monotonic()
        passed = now - self._looked
        if passed < LOOK_SECONDS:
            return
        self._looked = now
        # No longer than a judge takes that runs: one that was stopped has not listened.
        passed = min(passed, 4 * LOOK_SECONDS)
        self._waited += passed
        self._in_all += passed
        step, most = self._limits.wall_seconds, self._limits.total_wall_seconds
        if self._waited > step:
            raise Stopped("timeout", f"your code was still not done after {step:g} s")
        if self._in_all > most:
            raise Stopped("timeout", f"your code took more than {most:g} s in all")
        with contextlib.suppress(OSError):  # it is gone: reading from it will tell
            used = self._process.cpu_seconds()
            self._before = used if self._before is None else self._before
            if used - self._before > self._limits.cpu_seconds:
                raise Stopped("timeout", f"used more than {self._limits.cpu_seconds} s of CPU")


class Link:
    """A stream socket to the host. ``sent`` counts the commands that were said."""

    def __init__(self, sock: socket.socket, limits: Limits) -> None:
        self._socket = sock
        self._socket.settimeout(SOON)
        self._frames = Frames(limits.message_kilobytes << 10)
        self._outgoing = bytearray()
        self.sent = 0

    def say(self, command: Command) -> None:
        """Put a command to those that ``send`` sends.

        Raises BadFrame if it is too long.
        """
        frame = encode(command)
        self._outgoing += frame
        self.sent += 1

    def send(self, seconds: float) -> None:
        """Send what was said, in one piece: were two views answered by two sends, it would be
        chance whether the host sees the second before the first has run its course.

        A host that reads nothing for so many seconds gets no more: it will be found so.
        """
        if not self._outgoing:
            return
        left = memoryview(bytes(self._outgoing))
        self._outgoing.clear()
        try:
            left = left[self._socket.send(left) :]
            if left:
                self._socket.settimeout(seconds)
                self._socket.sendall(left)
        except OSError:
            pass  # it is gone, or reads nothing: whoever receives finds out
        finally:
            if left:
                self._socket.settimeout(SOON)

    async def receive(self, patience: Patience) -> bytes:
        """What the host sends next; nothing if it is gone.

        Raises Stopped if the host is over a limit.
        """
        while True:
            try:
                data = self._socket.recv(_PIECE)
            except TimeoutError:
                await asyncio.sleep(0)  # here Ctrl-C comes through
                patience.look()
                continue
            except OSError:
                return b""
            patience.look()
            return data

    def events(self, data: bytes) -> Iterator[Event]:
        """The events that are complete with these bytes.

        Raises BadFrame, behind those that came before it, for what is none.
        """
        return map(decode_event, self._frames.feed(data))
