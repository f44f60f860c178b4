"""How a host is started, and in which tier: what walls stand around it."""

from __future__ import annotations

import contextlib
import sys

from autograder.limits import Limits
from autograder.sandbox import forked, plain, tiers

Host = forked.ForkedHost | plain.PlainHost


def begin(limits: Limits) -> None:
    """Let what hosts are forked from get ready, if it has not begun yet: Django takes its time.

    It tries its walls itself, so that nobody need try them before.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # ``settle`` finds out what does not work
            forked.begin(tiers.likely(limits.isolation), limits)


def settle(limits: Limits) -> str:
    """The tier in which hosts are started.

    Raises tiers.NoWalls if the machine can't give the isolation that the limits ask for.
    """
    begin(limits)
    likely = tiers.likely(limits.isolation)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            forked.begin(likely, limits).ready()
            tiers.saw(likely)
    return tiers.settle(limits.isolation)


def end() -> None:
    """End what hosts are forked from, if there is any, and its hosts."""
    if sys.platform == "linux":
        forked.end()


def start(limits: Limits) -> Host:
    """Start a host: a fork where forks are safe (not on macOS, not on Windows).

    Raises OSError if the machine can't start one more process, tiers.NoWalls if it can't give
    the isolation that the limits ask for.
    """
    tier = tiers.settle(limits.isolation)
    return forked.start(tier, limits) if sys.platform == "linux" else plain.start(limits)
