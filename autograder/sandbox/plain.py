"""Isolation ``none``: a process of its own, with a clean environment and a folder of its own.

It keeps student code out of the judge's process. It does not keep it from the machine: that is
what the walls are for. Every kind of isolation starts a host through the same two methods.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "none"


class HostProcess:
    """A running host and the judge's end of its channel."""

    def __init__(self, process: subprocess.Popen[bytes], sock: socket.socket, folder: Path) -> None:
        self._process = process
        self._folder = folder
        self.socket = sock

    def exit_code(self) -> int:
        """How the process ended; waits for it. Negative: the number of the signal."""
        return self._process.wait()

    def words(self) -> str:
        """What the process wrote before it served: the reason, if it never did."""
        return (self._folder / "start.log").read_text("utf-8", "replace").strip()

    def kill(self) -> None:
        """End the host and all that it started in its process group; remove its folder."""
        self.socket.close()
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (AttributeError, OSError):  # Windows; or already gone
            self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def start(cpu_seconds: int) -> HostProcess:
    """Start a host that the kernel ends after ``cpu_seconds`` of CPU.

    Raises OSError if the machine can't start one more process.
    """
    folder = Path(tempfile.mkdtemp(prefix="autograder-"))
    ours, theirs = socket.socketpair()
    try:
        with theirs, (folder / "start.log").open("wb") as log:
            work = folder / "work"
            work.mkdir()
            process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                # -I: neither the environment nor the current folder adds to the import path.
                [
                    *(sys.executable, "-I", "-X", "utf8", "-m", "autograder.host"),
                    *(str(theirs.fileno()), str(cpu_seconds)),
                ],
                cwd=work,
                env=_environment(work),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
    except BaseException:
        ours.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return HostProcess(process, ours, folder)


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the judge's: no tokens, no PYTHON*, no PYTEST_*, no virtual environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "PATH": os.defpath}
