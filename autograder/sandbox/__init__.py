"""How a host is started, and in which tier: what walls stand around it."""

from __future__ import annotations

import sys

from autograder.limits import Limits
from autograder.sandbox import forked, plain, tiers

Host = forked.ForkedHost | plain.PlainHost


def start(limits: Limits) -> Host:
    """Start a host: a fork where forks are safe (not on macOS, not on Windows).

    Raises OSError if the machine can't start one more process, tiers.NoWalls if it can't give
    the isolation that the limits ask for.
    """
    tier = tiers.settle(limits.isolation)
    return forked.start(tier, limits) if sys.platform == "linux" else plain.start(limits)
