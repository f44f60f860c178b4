"""The command that puts bubblewrap around a zygote: only what may be read is there at all.

Own process ids, no network, no /proc, a read-only root, no capability. A wall around the zygote
alone is not enough, since its hosts share it: each of them closes ``autograder.walls`` too.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from autograder.sandbox import readable

WORK = Path("/work")
"""The current folder of a host: empty, and not to be written."""

_CAPABILITIES = {"CAP_SETGID": 6, "CAP_SETUID": 7, "CAP_DAC_READ_SEARCH": 2}
"""What root keeps, to become somebody else and still read where Python lies."""


def command() -> list[str]:
    """The beginning of a command line; what follows runs inside.

    Raises FileNotFoundError if there is no bubblewrap.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise FileNotFoundError("bubblewrap is not installed")
    return [
        *(program, "--die-with-parent"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup-try", "--hostname", "host", "--cap-drop", "ALL"),
        *(_as_root() if os.geteuid() == 0 else ["--unshare-user"]),
        *_files(),
        *("--dir", str(WORK), "--chdir", str(WORK), "--remount-ro", "/", "--"),
    ]


def capabilities() -> int:
    """Those that are left inside, as bits."""
    return sum(1 << bit for bit in _CAPABILITIES.values()) if os.geteuid() == 0 else 0


def _as_root() -> list[str]:
    return [word for name in _CAPABILITIES for word in ("--cap-add", name)]


def _files() -> list[str]:
    words: list[str] = []
    for path in readable.roots():
        kind = "--dev-bind" if str(path) in readable.DEVICES else "--ro-bind"
        words += [kind, str(path), str(path)]
    package = str(readable.package())
    words += ["--tmpfs", package]
    for path in readable.kit():
        words += ["--ro-bind", str(path), str(path)]
    return [*words, "--remount-ro", package]
