"""Starts a Python of ours with nothing of the judge's around it, and a socket to talk to it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

INHERITS = sys.platform != "win32"
"""Whether a process can be given an open socket."""

SECRET_BYTES = 16


def folder() -> Path:
    """A new folder, with an empty folder ``work`` in it."""
    made = Path(tempfile.mkdtemp(prefix="autograder-"))
    (made / "work").mkdir()
    return made


def remove(made: Path) -> None:
    """Remove a folder and what was put into it."""
    shutil.rmtree(made, ignore_errors=True)


class Started(NamedTuple):
    """A process, our end of the socket to it, what it writes to stderr, and its folder."""

    process: subprocess.Popen[bytes]
    socket: socket.socket
    log: IO[bytes]
    folder: Path | None

    def words(self) -> str:
        """What it has written to stderr."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace").strip()

    def close(self) -> None:
        """End the process, if it has not ended, wait for its end, and remove its folder."""
        self.socket.close()
        self.process.kill()
        self.process.wait()
        self.log.close()
        if self.folder is not None:
            remove(self.folder)


def interpreter(module: str) -> list[str]:
    """The command line that runs a module of ours; its arguments follow."""
    # -I: neither the environment nor the current folder adds to the import path.
    return [sys.executable, "-I", "-X", "utf8", "-m", module]


def python(
    module: str,
    arguments: tuple[str, ...] = (),
    prefix: tuple[str, ...] = (),
    home: Path | None = None,
) -> Started:
    """Run a module; its first argument is the descriptor of the other end of the socket.

    ``prefix`` is a command that runs it, ``home`` the current folder inside of that, if it has a
    world of its own; else there is a new folder for it. Raises OSError if the machine can't start
    one more process.
    """
    # It has no name: nobody need remove it, however this process ends.
    log = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the process
    made = None
    try:
        made = folder() if home is None else None
        current = Path("/") if made is None else made / "work"
        start = _over_socket if INHERITS else _over_loopback
        command = [*prefix, *interpreter(module)]
        process, ours = start(command, arguments, current, environment(home or current), log)
    except BaseException:
        log.close()
        if made is not None:
            remove(made)
        raise
    return Started(process, ours, log, made)


def _over_socket(
    command: list[str],
    arguments: tuple[str, ...],
    current: Path,
    environment: dict[str, str],
    log: IO[bytes],
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [*command, str(theirs.fileno()), *arguments],
                cwd=current,
                env=environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
    except BaseException:
        ours.close()
        raise
    return process, ours


def _over_loopback(
    command: list[str],
    arguments: tuple[str, ...],
    current: Path,
    environment: dict[str, str],
    log: IO[bytes],
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """The same, with ``-`` for the descriptor: the module reads from stdin where to call, and
    what to say there first, so that nobody else's call is taken for it.
    """
    secret = secrets.token_bytes(SECRET_BYTES)
    with socket.create_server(("127.0.0.1", 0)) as server:
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [*command, "-", *arguments],
            cwd=current,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
        assert process.stdin is not None  # for mypy: it was asked for
        with process.stdin as told:
            told.write(server.getsockname()[1].to_bytes(2, "big") + secret)
        return process, _called(server, process, secret)


def _called(
    server: socket.socket, process: subprocess.Popen[bytes], secret: bytes
) -> socket.socket:
    """The connection that says the secret. Raises OSError if the process ended before it called."""
    server.settimeout(1)
    while process.poll() is None:
        with contextlib.suppress(TimeoutError):
            caller, _ = server.accept()
            caller.settimeout(10)
            if secrets.compare_digest(caller.recv(SECRET_BYTES, socket.MSG_WAITALL), secret):
                caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                caller.settimeout(None)
                return caller
            caller.close()
    raise OSError(f"it ended before it called back (exit code {process.returncode})")


def environment(home: Path) -> dict[str, str]:
    """Nothing of the judge's: no tokens, no PYTHON*, no PYTEST_*, no virtual environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {
        **kept,
        **dict.fromkeys(("HOME", "TMPDIR"), str(home)),
        **dict.fromkeys(("USER", "LOGNAME"), "student"),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        # Else each thread reserves 64 MB of address space, and memory limits reject honest code.
        "MALLOC_ARENA_MAX": "1",
    }
