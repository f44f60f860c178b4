"""What of the machine a host may read: Python, its libraries, and of the kit what runs in it."""

from __future__ import annotations

import mimetypes
import site
import sys
import sysconfig
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")

_SYSTEM = (
    *("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"),
    *("/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone", "/etc/os-release"),
    *("/etc/ld.so.cache", *DEVICES),
)


def kit() -> list[Path]:
    """The parts of this package that run in a host; checks and exercises are not among them."""
    names = ("__init__.py", "protocol", "host", "walls")
    return [_PACKAGE / name for name in names]


def roots() -> list[Path]:
    """Folders that may be read whole, but for the kit's own package: Python's and the system's."""
    python = {
        *(sys.prefix, sys.base_prefix, *site.getsitepackages()),
        *(sysconfig.get_paths()[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
    found = {Path(name).resolve() for name in python} | {Path(name) for name in python}
    found |= {Path(name) for name in (*_SYSTEM, *mimetypes.knownfiles)}
    kept: list[Path] = []
    for path in sorted(found, key=lambda p: len(p.parts)):
        if path.exists() and not any(path.is_relative_to(root) for root in kept):
            kept.append(path)
    return kept


def package() -> Path:
    """The kit's own package."""
    return _PACKAGE


def files() -> list[Path]:
    """The same as paths that may be read whole, without exception: the roots, cut open where the
    kit's package is in them.
    """
    found = kit()
    for root in roots():
        found += _around(root, _PACKAGE)
    return found


def _around(root: Path, hole: Path) -> list[Path]:
    """All beneath a root but one folder."""
    if not hole.is_relative_to(root):
        return [root]
    if hole == root:
        return []
    found: list[Path] = []
    for entry in sorted(root.iterdir()):
        found += _around(entry, hole)
    return found
