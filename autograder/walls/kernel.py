"""System calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)

NO_NEW_PRIVILEGES = 38
PARENT_DEATH_SIGNAL = 1
DUMPABLE = 4
KEEP_CAPABILITIES = 8
SECCOMP = 22
"""Operations of prctl(2), from linux/prctl.h."""


def prctl(operation: int, value: int = 0, pointer: ctypes.Structure | None = None) -> None:
    """Change something about the calling process, by the call of that name.

    Raises OSError.
    """
    third = ctypes.byref(pointer) if pointer is not None else 0
    if _libc.prctl(operation, ctypes.c_ulong(value), third, 0, 0) != 0:
        raise _error("prctl")


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """Call a system call by its number; bytes are passed by address.

    Raises OSError.
    """
    words = [ctypes.c_long(a) if isinstance(a, int) else ctypes.c_char_p(a) for a in arguments]
    result: int = _libc.syscall(ctypes.c_long(number), *words)
    if result < 0:
        raise _error(f"system call {number}")
    return result


def _error(what: str) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, f"{what}: {os.strerror(number)}")
