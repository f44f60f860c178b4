"""What would give a machine the tier that it lacks: one command, or one sentence."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
_INSTALLERS = {
    "apt-get": "sudo apt-get install bubblewrap",
    "dnf": "sudo dnf install bubblewrap",
    "pacman": "sudo pacman -S bubblewrap",
    "apk": "sudo apk add bubblewrap",
    "zypper": "sudo zypper install bubblewrap",
}
_CONTAINERS = ("/.dockerenv", "/run/.containerenv")


def remedy(tier: str, why: str) -> str:
    """What to do about ``why`` this machine does not give tier A or B."""
    if sys.platform != "linux":
        return "grade the work of others on Linux, in a virtual machine or on Windows in WSL"
    return _landlock(why) if tier == "B" else _bubblewrap(why)


def _landlock(why: str) -> str:
    if "not implemented" in why:
        return "a Linux kernel of version 5.13 or newer"
    return "put landlock into the kernel's boot option lsm="


def _bubblewrap(why: str) -> str:
    if "not installed" in why:
        commands = (command for name, command in _INSTALLERS.items() if shutil.which(name))
        return next(commands, "install the package bubblewrap")
    if _APPARMOR.exists() and _APPARMOR.read_text().strip() == "1":
        return f"sudo sysctl kernel.{_APPARMOR.name}=0"
    if any(Path(path).exists() for path in _CONTAINERS):
        return (
            "start the container with --security-opt seccomp=unconfined "
            "--security-opt apparmor=unconfined --cap-add SYS_ADMIN"
        )
    return "sudo sysctl user.max_user_namespaces=15000"
