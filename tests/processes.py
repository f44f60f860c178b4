"""Who runs on this machine, and what has lost its parent."""

from __future__ import annotations

import contextlib
import ctypes
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

_SUBREAPER = 36


class Process(msgspec.Struct, frozen=True):
    """A running process."""

    id: int
    parent: int
    name: str
    command: str


def running() -> dict[int, Process]:
    """All processes, by their ids."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            head, _, tail = (folder / "stat").read_text().rpartition(")")
            command = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
            process = Process(
                int(folder.name), int(tail.split()[1]), head.partition("(")[2], command
            )
            found[process.id] = process
    return found


def descendants() -> list[Process]:
    """The processes that this one has started, and those that they have started."""
    processes = running()
    found, parents = [], {os.getpid()}
    while parents:
        children = [p for p in processes.values() if p.parent in parents]
        found += children
        parents = {child.id for child in children}
    return found


@contextlib.contextmanager
def adopting() -> Iterator[None]:
    """What loses its parent becomes a child of this process, wherever it hides."""
    libc = ctypes.CDLL(None)
    assert libc.prctl(_SUBREAPER, 1, 0, 0, 0) == 0
    try:
        yield
    finally:
        libc.prctl(_SUBREAPER, 0, 0, 0, 0)


def left(before: set[int], patience: float = 20) -> list[str]:
    """What has become a descendant since, and does not end by itself within these seconds."""
    until = time.monotonic() + patience
    while new := [p for p in descendants() if p.id not in before and not _is_trackers(p)]:
        for process in new:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process.id, os.WNOHANG)
        if time.monotonic() > until:
            return [f"{process.name}: {process.command}" for process in new]
        time.sleep(0.1)
    return []


def _is_trackers(process: Process) -> bool:
    """Python's own helper of multiprocessing, which ends with this process."""
    return "resource_tracker" in process.command
