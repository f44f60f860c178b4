"""Starts a Python of ours with nothing of the judge's around it, and a socket to talk to it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def folder() -> Path:
    """A new folder, with an empty folder ``work`` in it."""
    made = Path(tempfile.mkdtemp(prefix="autograder-"))
    (made / "work").mkdir()
    return made


def remove(made: Path) -> None:
    """Remove a folder and what was put into it."""
    shutil.rmtree(made, ignore_errors=True)


def words(made: Path) -> str:
    """What the process that was started in this folder wrote to stderr."""
    try:
        return (made / "start.log").read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def python(
    module: str, made: Path, arguments: tuple[str, ...] = ()
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Run a module; its first argument is the descriptor of the other end of the socket.

    Raises OSError if the machine can't start one more process; then ``made`` is removed.
    """
    ours, theirs = socket.socketpair()
    try:
        with theirs, (made / "start.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                # -I: neither the environment nor the current folder adds to the import path.
                [
                    *(sys.executable, "-I", "-X", "utf8", "-m", module),
                    *(str(theirs.fileno()), *arguments),
                ],
                cwd=made / "work",
                env=_environment(made / "work"),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
    except BaseException:
        ours.close()
        remove(made)
        raise
    return process, ours


def _environment(home: Path) -> dict[str, str]:
    """Nothing of the judge's: no tokens, no PYTHON*, no PYTEST_*, no virtual environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "PATH": os.defpath}
