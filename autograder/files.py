"""Files that are there whole or not at all: a full disk must not leave half of one."""

from __future__ import annotations

from pathlib import Path


def replace(path: Path, data: bytes) -> None:
    """Write a file; if that can't be done, the old one stays as it was.

    A device, a pipe and a link are written to, and stay what they are. Raises OSError with
    ``path`` as its file name.
    """
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            _swap(path, data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _swap(path: Path, data: bytes) -> None:
    new = path.with_name(path.name + ".new")
    try:
        new.write_bytes(data)
        new.replace(path)
    except BaseException:  # Ctrl-C, too
        new.unlink(missing_ok=True)
        raise


def why(error: OSError) -> str:
    """The system's reason, to be put in brackets."""
    return (error.strerror or str(error)).lower()
