"""What stands around each host, by tier. It is written where it may not be carried out: the walls
themselves need Linux.
"""

from __future__ import annotations

import msgspec

TIERS = ("A", "B", "none")
"""A: bubblewrap and what follows; B: Landlock and what follows; none: a process of its own."""


class Plan(msgspec.Struct, frozen=True):
    """What stands around each host of a zygote."""

    tier: str
    memory: int
    """Bytes of address space."""
    cpu_seconds: int
    threads: int
    """At most so many, where the kernel counts those of these hosts alone."""
    spare_user: int
    """A user id that nobody has: who a host is that would be root."""
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    """For tier B: what may be listed, and what may be read."""
    capabilities: int | None = None
    """For tier A, where there is no /proc: those that bubblewrap has left."""
