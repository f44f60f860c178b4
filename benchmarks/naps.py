"""Runs a module of the host with threads that nap, see ``races.py``."""

from __future__ import annotations

import functools
import os
import random
import runpy
import sys
import time
from collections.abc import Callable
from typing import Any

from autograder.host import alarms, locks, waiter, waiting, work

STEPS: dict[type, tuple[str, ...]] = {
    work.Work: (
        *("add", "open_gate", "run", "remove", "in_loop", "park", "unpark", "wait_for", "waits"),
        *("outstanding", "_look", "busy_pool", "token"),
    ),
    alarms.Alarms: ("set", "put_off", "ring_first"),
    locks.WatchedLock: ("acquire", "_wait", "release", "is_let_go"),
    waiter.Waiter: ("wait", "release", "ring", "leave", "_end"),
    waiting.Waiting: ("hold", "_in_condition", "_joined", "_sleep"),
}
"""What counts threads: before and after a call of these, its thread may nap."""

NAPS = (0, 0.0005, 0.002, 0.03)
"""Seconds; the longest is longer than a wait of the loop's thread takes until it looks again."""

_sleep = time.sleep
_chance = random.Random()


def run(module: str, percent: float) -> None:
    """Run a module as ``python -m`` does; of a hundred steps, so many nap."""
    sys.setswitchinterval(1e-6)  # and threads take turns as often as they can
    os.register_at_fork(after_in_child=_chance.seed)  # or all hosts would nap at the same steps
    for owner, names in STEPS.items():
        for name in names:
            setattr(owner, name, _napping(getattr(owner, name), percent / 100))
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _napping(function: Callable[..., Any], share: float) -> Callable[..., Any]:
    def nap() -> None:
        if _chance.random() < share:
            _sleep(_chance.choice(NAPS))

    @functools.wraps(function)
    def slowly(*args: Any, **kwargs: Any) -> Any:
        nap()
        try:
            return function(*args, **kwargs)
        finally:
            nap()

    return slowly
