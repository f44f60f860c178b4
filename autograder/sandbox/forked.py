"""Hosts as forks of a zygote (``host/zygote.py``), one zygote for each process that judges."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
from pathlib import Path

from autograder.forks import ANSWER, QUESTION
from autograder.limits import Limits
from autograder.sandbox import launch


class Zygote:
    """A Python with Django ready, and the judge's end of the socket to it.

    Raises OSError if it can't be started, or is gone when it is asked.
    """

    def __init__(self) -> None:
        self._folder = launch.folder()
        process, self._control = launch.python("autograder.host.zygote", self._folder)
        self._process: subprocess.Popen[bytes] = process

    def fork(self, limits: Limits, theirs: socket.socket, folder: Path) -> int:
        """A new host with this end of a channel; returns its process id."""
        path = os.fsencode(folder)
        question = QUESTION.pack(b"F", limits.cpu_seconds, limits.total_cpu_seconds, len(path))
        socket.send_fds(self._control, [question + path], [theirs.fileno()])
        return self._answer()

    def end(self, child: int) -> int:
        """End a host; returns how it had ended."""
        self._control.sendall(QUESTION.pack(b"E", child, 0, 0))
        return self._answer()

    def words(self) -> str:
        """What the zygote wrote to stderr: the reason, if it could not start."""
        return launch.words(self._folder)

    def close(self) -> None:
        """End the zygote and its hosts."""
        self._control.close()
        self._process.kill()
        self._process.wait()
        launch.remove(self._folder)

    def _answer(self) -> int:
        data = self._control.recv(ANSWER.size, socket.MSG_WAITALL)
        if len(data) < ANSWER.size:
            raise BrokenPipeError(f"the zygote is gone. {self.words()}")
        launch.remove(self._folder)  # it has started, and needs no place to complain
        (answer,) = ANSWER.unpack(data)
        return int(answer)


class ForkedHost:
    """A running host and the judge's end of its channel."""

    def __init__(self, zygote: Zygote, child: int, sock: socket.socket, folder: Path) -> None:
        self._zygote = zygote
        self._child = child
        self._folder = folder
        self._ended: int | None = None
        self.socket = sock

    def exit_code(self) -> int:
        """How the process ended; ends it if it has not. Negative: the number of the signal.

        Raises OSError if the zygote is gone, and with it the knowledge.
        """
        if self._ended is None:
            self._ended = self._zygote.end(self._child)
        return self._ended

    def words(self) -> str:
        """Nothing: a fork is ready when it is made."""
        return ""

    def kill(self) -> None:
        """End the host and all that it started in its process group; remove its folder."""
        self.socket.close()
        with contextlib.suppress(OSError):  # its zygote is gone and took it along
            self.exit_code()
        launch.remove(self._folder)


_zygote: Zygote | None = None


def start(limits: Limits) -> ForkedHost:
    """A host from this process's zygote, which is started when it is first asked for, or gone.

    Raises OSError if none can be started.
    """
    global _zygote  # noqa: PLW0603  # one for each process that judges
    if _zygote is not None:
        try:
            return _fork(_zygote, limits)
        except OSError:
            _close()
    else:
        atexit.register(_close)
    _zygote = Zygote()
    return _fork(_zygote, limits)


def _close() -> None:
    if _zygote is not None:
        _zygote.close()


def _fork(zygote: Zygote, limits: Limits) -> ForkedHost:
    folder = launch.folder()
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            child = zygote.fork(limits, theirs, folder / "work")
    except BaseException:
        ours.close()
        launch.remove(folder)
        raise
    return ForkedHost(zygote, child, ours, folder)
