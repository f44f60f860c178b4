"""Which system calls a host may make: those of threads, clocks and files that it only reads.

An allowlist: all else fails with EPERM, as if the machine did not let anybody. So a host starts
no process, sends no signal, opens no socket and nothing for writing. It is tested by hostile
samples (tests/hostile), not by reading it, and for each version of Python, since an allowlist
can break on a new libc.
"""

from __future__ import annotations

import ctypes
import errno
import os

from autograder.walls import bpf, kernel
from autograder.walls.bpf import ALLOW, Program, any_bit, argument, equal, give, load
from autograder.walls.syscalls import ARCHITECTURES, numbers

REFUSED = bpf.error(errno.EPERM)
MISSING = bpf.error(errno.ENOSYS)

_X32 = 0x40000000
"""From this number on are the calls of a second ABI of x86_64, which would go around the list."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | 0o20000000  # O_TMPFILE
_ASYNC = 0o20000
_CLONE_THREAD = 0x10000
_STREAM, _SOCKET_FLAGS = 1, 0o2004000
_SET_NAME = 15


def _without(index: int, bits: int) -> Program:
    """Allowed if the argument has none of these bits."""
    return [load(argument(index)), any_bit(bits, 0, 1), give(REFUSED), give(ALLOW)]


def _with(index: int, bits: int) -> Program:
    """Allowed if the argument has one of these bits."""
    return [load(argument(index)), any_bit(bits, 1), give(REFUSED), give(ALLOW)]


def _one_of(index: int, *values: int) -> Program:
    """Allowed if the argument is one of these."""
    tests = [equal(v, len(values) - i) for i, v in enumerate(values)]
    return [load(argument(index)), *tests, give(REFUSED), give(ALLOW)]


def _null(index: int) -> Program:
    """Allowed if the argument is a null pointer."""
    return [
        *(load(argument(index)), equal(0, 0, 2)),
        *(load(argument(index, high=True)), equal(0, 1)),
        *(give(REFUSED), give(ALLOW)),
    ]


def _fcntl() -> Program:
    """No F_SETOWN, and no F_SETFL with O_ASYNC: together they send signals without kill(2)."""
    dupfd, getfd, setfd, getfl, setfl, dupfd_cloexec = 0, 1, 2, 3, 4, 1030
    flags = _without(2, _ASYNC)
    others = _one_of(1, dupfd, getfd, setfd, getfl, dupfd_cloexec)
    return [load(argument(1)), equal(setfl, 0, len(flags)), *flags, *others]


def _socketpair() -> Program:
    """A pair of stream sockets: a datagram pair could sendto() a socket that has a name."""
    return [
        *(load(argument(0)), equal(1, 1), give(REFUSED)),  # AF_UNIX
        *(load(argument(1)), bpf.mask(0xFFFFFFFF & ~_SOCKET_FLAGS), equal(_STREAM, 1)),
        *(give(REFUSED), give(ALLOW)),
    ]


_RULES: dict[str, Program] = {
    "open": _without(1, _WRITES),
    "openat": _without(2, _WRITES),
    # A new thread, never a new process.
    "clone": _with(0, _CLONE_THREAD),
    # Their flags are in memory, where a filter can't look; libc goes back to the older ones.
    "clone3": [give(MISSING)],
    "openat2": [give(MISSING)],
    "fcntl": _fcntl(),
    "socketpair": _socketpair(),
    "sendto": _null(4),
    # FIONBIO, FIONREAD, TCGETS, FIOCLEX, FIONCLEX, TIOCGWINSZ
    "ioctl": _one_of(1, 0x5421, 0x541B, 0x5401, 0x5451, 0x5450, 0x5413),
    "prctl": _one_of(0, _SET_NAME),
    # Asking for limits, not setting them.
    "prlimit64": _null(2),
}
"""The calls that are allowed with some arguments only; a pointer or a flag decides."""


def program(machine: str) -> bytes:
    """The filter for a machine, assembled.

    Raises KeyError for a machine that is not known.
    """
    calls = numbers(machine)
    made: Program = [
        load(bpf.ARCHITECTURE),
        equal(ARCHITECTURES[machine], 1),
        give(bpf.KILL),
        load(bpf.NUMBER),
        bpf.at_least(_X32, 0, 1),
        give(REFUSED),
    ]
    for name, number in calls.items():
        rule = _RULES.get(name, [give(ALLOW)])
        made += [equal(number, 0, len(rule)), *rule]
    return bpf.assemble([*made, give(REFUSED)])


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def close(assembled: bytes) -> None:
    """Put the filter around the calling thread and all that it will start, for ever.

    Raises OSError if the kernel has no seccomp.
    """
    kernel.prctl(kernel.SECCOMP, 2, _Filter(len(assembled) // 8, assembled))
