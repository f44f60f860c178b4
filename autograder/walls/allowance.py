"""How much of the machine a host may use. The kernel keeps count (setrlimit(2))."""

from __future__ import annotations

import resource
import threading
import time

STACK = 2 << 20
"""Bytes of a thread's stack. All of it counts as address space, from the beginning: with the
usual 8 MB, four threads for each of the instances that checks make would not fit. With 1 MB,
a function that calls itself by way of C ends the process, before Python has counted to 1000.
"""

FILES = 256
"""Open descriptors. An event loop takes three, and an instance may have one of its own."""


def limit_cpu(seconds: int) -> None:
    """Seconds of CPU in all, for the calling process. The judge looks at each step's share."""
    # The soft limit ends it by a signal of its own; a host that blocks that one is killed.
    _set(resource.RLIMIT_CPU, seconds, seconds + 1)
    _set(resource.RLIMIT_CORE, 0)


def limit(*, memory: int, threads: int | None) -> None:
    """Bytes of address space, threads of this user (None: not limited), and nothing written."""
    _set(resource.RLIMIT_AS, memory)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_NOFILE, FILES)
    threading.stack_size(STACK)
    if threads is not None:
        _set(resource.RLIMIT_NPROC, threads)


def cpu_seconds(process: int) -> float:
    """The seconds of CPU that a process has used so far (the clock of another one, see
    clock_gettime(2)). Raises OSError if it is gone. Linux only.
    """
    return time.clock_gettime((~process << 3) | 2)


def _set(what: int, soft: int, hard: int | None = None) -> None:
    _, most = resource.getrlimit(what)
    hard = soft if hard is None else hard
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(what, (soft, hard))
