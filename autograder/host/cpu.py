"""How much CPU a step may use. The kernel ends the process that uses more (SIGXCPU)."""

from __future__ import annotations

import math
import time

try:
    import resource
except ImportError:  # Windows: only the judge's patience ends an endless loop
    resource = None  # type: ignore[assignment]


class Limit:
    """So many seconds of CPU for each step, and so many in all."""

    def __init__(self, seconds: int, total: int) -> None:
        self._seconds = seconds
        self._total = total
        self.renew()

    def renew(self) -> None:
        """A new step begins."""
        if resource is not None:
            step = math.ceil(time.process_time()) + self._seconds
            resource.setrlimit(resource.RLIMIT_CPU, (min(step, self._total), self._total))
