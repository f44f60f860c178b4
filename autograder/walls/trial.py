"""``python -I -m autograder.walls.trial PLAN``: closes the walls of a plan, and runs against them.

Exits with 0 if they stood; else the last line of stderr says what is missing. What a machine
gives is found out by doing, never by reading versions.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from autograder.walls.enclosure import Enclosure
from autograder.walls.plan import Plan


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


_FORBIDDEN: dict[str, Callable[[], object]] = {
    "write a file": lambda: os.close(os.open("written", os.O_WRONLY | os.O_CREAT)),
    "read any file": lambda: Path("/etc/passwd").read_bytes(),
    "start a process": _fork,
    "send a signal": lambda: os.kill(os.getppid(), 0),
    "open a socket": lambda: socket.socket().close(),
}


def attempt(enclosure: Enclosure) -> str | None:
    """Close walls that are prepared around a fork; what went wrong, or None."""
    reading, writing = os.pipe()
    parent = os.getpid()
    if os.fork() == 0:
        try:
            enclosure.close(parent, writing)
            words = next((f"could {what}" for what, act in _FORBIDDEN.items() if _done(act)), "")
            os.write(writing, words.encode() or b"ok")
        except OSError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    words = os.read(reading, 1000).decode()
    os.wait()
    return None if words == "ok" else words or "the host ended at once"


def _done(act: Callable[[], object]) -> bool:
    with contextlib.suppress(OSError):
        act()
        return True
    return False


def main() -> None:
    """Try, and exit."""
    try:
        enclosure = Enclosure(msgspec.json.decode(sys.argv[1], type=Plan))
        enclosure.prepare()
        wrong = attempt(enclosure)
    except KeyError as machine:
        wrong = f"no filter for {machine.args[0]} machines"
    except OSError as error:
        wrong = str(error)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
