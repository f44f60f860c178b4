"""A host as a process of its own, where nothing can be forked. Slow, and the same everywhere."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys

from autograder.limits import Limits
from autograder.sandbox import launch


class PlainHost:
    """A running host and the judge's end of its channel."""

    def __init__(self, started: launch.Started) -> None:
        self._started = started
        self._process = started.process
        self._used = 0.0
        self.socket = started.socket

    def ended(self) -> tuple[int, float]:
        """How the process ended, and its seconds of CPU as far as they are known; ends it if it
        has not. Negative: the number of the signal.
        """
        try:
            return self._process.wait(timeout=1), self._used
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait(), self._used

    def cpu_seconds(self) -> float:
        """The seconds of CPU that it has used so far. Raises OSError if that can't be known."""
        if sys.platform == "linux":
            from autograder.walls import allowance  # Windows has nothing of it

            self._used = allowance.cpu_seconds(self._process.pid)
        else:
            import psutil  # only where the kernel can't be asked directly

            try:
                times = psutil.Process(self._process.pid).cpu_times()
            except psutil.Error as error:
                raise OSError(str(error)) from None
            self._used = times.user + times.system
        return self._used

    def words(self) -> str:
        """What the process wrote before it served: the reason, if it never did."""
        return self._started.words()

    def kill(self) -> None:
        """End the host and all that it started in its process group; remove its folder."""
        with contextlib.suppress(AttributeError, OSError):  # Windows; or already gone
            os.killpg(self._process.pid, signal.SIGKILL)
        self._started.close()


def start(limits: Limits) -> PlainHost:
    """Start a host that the kernel ends when it uses more CPU than the limits allow.

    Raises OSError if the machine can't start one more process.
    """
    return PlainHost(launch.python("autograder.host", (str(limits.total_cpu_seconds),)))
