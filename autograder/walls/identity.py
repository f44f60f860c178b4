"""Who a host is: never root, in a session of its own, unreadable, and gone with its zygote."""

from __future__ import annotations

import os
import signal
import struct

from autograder.walls import kernel

_CAPABILITY_VERSION = 0x20080522
_SETUID, _SETGID, _OVERRIDE, _READ_SEARCH = 7, 6, 1, 2


def _capabilities(effective: int, permitted: int) -> bytes:
    low, high = 0xFFFFFFFF, 32
    words = (effective & low, permitted & low, 0, effective >> high, permitted >> high, 0)
    return struct.pack("<6I", *words)


def _held() -> int:
    """The capabilities that may be used, as bits."""
    with open("/proc/self/status", encoding="ascii") as file:
        (line,) = (line for line in file if line.startswith("CapPrm:"))
    return int(line.split()[1], 16)


def leave_root(spare: int, held: int | None = None) -> bool:
    """Become the user ``spare``, who owns nothing, if the caller is root and may; say if so.

    The kernel does not limit the threads of root. Reading stays possible where root could read,
    since Python itself may lie in root's home; what may be read is the other walls' business.
    ``held`` are the capabilities, where /proc is not there to ask.
    """
    if os.getuid() != 0:
        return False
    held = _held() if held is None else held
    if not (held >> _SETUID & 1 and held >> _SETGID & 1):
        return False
    reading = next((1 << c for c in (_READ_SEARCH, _OVERRIDE) if held >> c & 1), 0)
    kernel.prctl(kernel.KEEP_CAPABILITIES, 1)
    os.setgroups([])
    os.setresgid(spare, spare, spare)
    os.setresuid(spare, spare, spare)
    header = struct.pack("<Ii", _CAPABILITY_VERSION, 0)
    kernel.syscall(_capset(), header, _capabilities(reading, reading))
    return True


def _capset() -> int:
    return {"x86_64": 126, "aarch64": 91}[os.uname().machine]


def set_apart(parent: int) -> None:
    """A session of its own, no new privileges, no look into its memory; ends with its parent."""
    os.setsid()
    kernel.prctl(kernel.NO_NEW_PRIVILEGES, 1)
    kernel.prctl(kernel.DUMPABLE, 0)
    kernel.prctl(kernel.PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it has died before that was said
        os._exit(1)
