"""All walls in their order: what a zygote does once, and what each host does after the fork.

The zygote gets ready: rules and filter are made, root is left. A host then closes everything
behind itself, the filter last, since the other walls need calls that it refuses.
"""

from __future__ import annotations

import os

from autograder.walls import allowance, identity, landlock, seccomp
from autograder.walls.plan import Plan


class Enclosure:
    """The walls of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._walls = plan.tier != "none"
        self._filter = b""
        self._rules: int | None = None
        # Bubblewrap gives an ordinary user a namespace of their own, and a count of its own.
        self._counted = plan.tier == "A"

    def prepare(self) -> None:
        """What a zygote can do once.

        Raises OSError or KeyError if this machine can't give the plan's tier.
        """
        if not self._walls:
            return
        self._filter = seccomp.program(os.uname().machine)
        if self._plan.tier == "B":
            self._rules = landlock.rules(self._plan.folders, (*self._plan.files, "."))
        # So that it can remove its folder in the end, should the judge be gone.
        if os.getuid() == 0 and self._plan.tier == "B":
            os.chown("..", self._plan.spare_user, -1)
        left = identity.leave_root(self._plan.spare_user, self._plan.capabilities)
        self._counted = self._counted or left

    def close(self, parent: int, keep: int) -> None:
        """Close the walls around the calling process, a fork of ``parent``, for ever.

        Of the descriptors only 0, 1, 2 and ``keep`` stay open. Raises OSError.
        """
        identity.set_apart(parent)
        if self._rules is not None:
            landlock.close(self._rules)
        os.closerange(3, keep)
        os.closerange(keep + 1, 1 << 16)
        allowance.limit_cpu(self._plan.cpu_seconds)
        if self._walls:
            threads = self._plan.threads if self._counted else None
            allowance.limit(memory=self._plan.memory, threads=threads)
            seccomp.close(self._filter)
