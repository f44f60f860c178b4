"""How a host is started, and what walls stand around it. One file a wall."""

from __future__ import annotations

import sys

from autograder.limits import Limits
from autograder.sandbox import forked, plain

NAME = "none"
"""The isolation that stands in each result: until there are walls, there are none. A host keeps
student code out of the judge's process; it does not keep it from the machine."""

Host = forked.ForkedHost | plain.PlainHost


def start(limits: Limits) -> Host:
    """Start a host: a fork where forks are safe (not on macOS, not on Windows).

    Raises OSError if the machine can't start one more process.
    """
    return forked.start(limits) if sys.platform == "linux" else plain.start(limits)
