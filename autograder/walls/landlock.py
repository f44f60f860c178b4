"""Which files a host may read, by the kernel's Landlock. Everything else it can't open at all.

Sizes and times of files can still be asked (Landlock has no say in that); their contents and the
contents of folders can not. Values are those of linux/landlock.h.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable

from autograder.walls import kernel

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION = 1
_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3


def version() -> int:
    """The version of the kernel's Landlock.

    Raises OSError if it has none, or if it is switched off.
    """
    return kernel.syscall(_CREATE, None, 0, _VERSION)


def _everything(abi: int) -> bytes:
    """All that this version can refuse: files; then TCP; then signals and abstract sockets."""
    bits = {1: 13, 2: 14, 3: 15, 4: 15}.get(abi, 16)
    files = (1 << bits) - 1
    words = [files, *([0b11] if abi >= 4 else []), *([0b11] if abi >= 6 else [])]
    return struct.pack(f"<{len(words)}Q", *words)


def rules(folders: Iterable[str], files: Iterable[str]) -> int:
    """A set of rules, as a descriptor: listed folders may be listed, files in ``files`` read.

    What is named in ``files`` may be a folder: then all beneath it may be read. What does not
    exist is left out. Raises OSError if the kernel has no Landlock.
    """
    attributes = _everything(version())
    made = kernel.syscall(_CREATE, attributes, len(attributes), 0)
    for path in folders:
        _allow(made, path, _READ_DIR)
    for path in files:
        _allow(made, path, _READ_FILE | _READ_DIR)
    return made


def _allow(made: int, path: str, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            access &= ~_READ_DIR
        if access:
            kernel.syscall(_ADD, made, _BENEATH, struct.pack("<Qi", access, descriptor), 0)
    finally:
        os.close(descriptor)


def close(made: int) -> None:
    """Put the rules around the calling thread and all that it will start, for ever.

    Raises OSError.
    """
    kernel.syscall(_RESTRICT, made, 0)
    os.close(made)
