"""Hosts as forks of a zygote (``host/zygote.py``), one zygote for each process that judges."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket

import msgspec

from autograder.limits import Limits
from autograder.protocol.forks import ANSWER, QUESTION
from autograder.sandbox import bubblewrap, launch, tiers


class Zygote:
    """A Python with Django ready, inside of its tier's walls, and our end of the socket to it.

    Raises OSError if it can't be started, or is gone when it is asked.
    """

    def __init__(self, tier: str, limits: Limits) -> None:
        plan = msgspec.json.encode(tiers.plan(tier, limits)).decode()
        # In tier A it is in a world of its own. A folder it removes itself, as it ends: this
        # process may be gone before.
        self._started = launch.python(
            "autograder.host.zygote",
            (plan,),
            prefix=tuple(tiers.prefix(tier)),
            home=bubblewrap.WORK if tier == "A" else None,
        )
        self._control = self._started.socket
        self._ready = False

    def ready(self) -> None:
        """Return when it has got Django ready and tried its walls.

        Raises OSError if it could not; its last words say why.
        """
        if self._ready:
            return
        try:
            self._answer()
        except BaseException:
            self.close()
            raise
        self._ready = True

    def fork(self, theirs: socket.socket) -> int:
        """A new host with this end of a channel; returns its process id, as the zygote sees it."""
        socket.send_fds(self._control, [QUESTION.pack(b"F", 0)], [theirs.fileno()])
        child, _, _ = self._answer()
        if child < 0:
            raise OSError(-child, os.strerror(-child))
        return child

    def end(self, child: int) -> tuple[int, float]:
        """End a host; returns how it had ended, and the seconds of CPU that it had used."""
        self._control.sendall(QUESTION.pack(b"E", child))
        _, code, used = self._answer()
        return code, used / 1000

    def cpu_seconds(self, child: int) -> float:
        """The seconds of CPU that a host has used so far."""
        self._control.sendall(QUESTION.pack(b"C", child))
        return self._answer()[2] / 1000

    def close(self) -> None:
        """End the zygote and its hosts."""
        self._started.close()

    def _answer(self) -> tuple[int, int, int]:
        data = self._control.recv(ANSWER.size, socket.MSG_WAITALL)
        if len(data) < ANSWER.size:
            lines = self._started.words().splitlines() or ["it gave no reason"]
            raise BrokenPipeError(f"the process that starts hosts is gone: {lines[-1]}")
        child, code, used = ANSWER.unpack(data)
        return int(child), int(code), int(used)


class ForkedHost:
    """A running host and the judge's end of its channel."""

    def __init__(self, zygote: Zygote, child: int, sock: socket.socket) -> None:
        self._zygote = zygote
        self._child = child
        self._ended: tuple[int, float] | None = None
        self.socket = sock

    def ended(self) -> tuple[int, float]:
        """How the process ended, and its seconds of CPU; ends it if it has not.

        Negative: the number of the signal. Raises OSError if the zygote is gone, and with it the
        knowledge.
        """
        if self._ended is None:
            self._ended = self._zygote.end(self._child)
        return self._ended

    def cpu_seconds(self) -> float:
        """The seconds of CPU that it has used so far. Raises OSError if the zygote is gone."""
        return self._zygote.cpu_seconds(self._child)

    def words(self) -> str:
        """Nothing: a fork is ready when it is made."""
        return ""

    def kill(self) -> None:
        """End the host and all that it started in its process group; its folder goes too."""
        self.socket.close()
        with contextlib.suppress(OSError):  # its zygote is gone and took it along
            self.ended()


_zygotes: dict[tuple[str, Limits], Zygote] = {}


@atexit.register
def end() -> None:
    """End this process's zygotes."""
    for key in list(_zygotes):
        _close(key)


def begin(tier: str, limits: Limits) -> Zygote:
    """This process's zygote, which gets ready by itself if it was not there yet.

    Raises OSError if none can be started.
    """
    key = (tier, limits)
    if key not in _zygotes:
        _zygotes[key] = Zygote(tier, limits)
    return _zygotes[key]


def start(tier: str, limits: Limits) -> ForkedHost:
    """A host from this process's zygote, which is started when it is first asked for, or gone.

    Raises OSError if none can be started.
    """
    key = (tier, limits)
    if key in _zygotes:
        try:
            return _fork(_zygotes[key])
        except OSError:
            _close(key)
    return _fork(begin(tier, limits))


def _close(key: tuple[str, Limits]) -> None:
    if key in _zygotes:
        _zygotes.pop(key).close()


def _fork(zygote: Zygote) -> ForkedHost:
    zygote.ready()
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            child = zygote.fork(theirs)
    except BaseException:
        ours.close()
        raise
    return ForkedHost(zygote, child, ours)
