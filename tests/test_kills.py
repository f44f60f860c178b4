"""Zygotes and workers are killed while a class is judged: nobody pays for it, nobody is lost."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator

import processes
import pytest
from commands import RIGHT, WRONG
from processes import Process

from autograder import grade
from autograder.limits import Limits
from autograder.result import Result
from autograder.sandbox import tiers
from autograder.submission import Submission

KILLS = 50
EACH = 5
"""Kills of each kind in one batch. With more of them, one submission could be in work at each:
lost more often than the kit tries again, or to blame for its worker's deaths."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or tiers.best() == "none",
    reason="zygotes and their walls are on Linux alone",
)

WORKS = [
    Submission(f"{number:02}", f"{number:02}.py", "03_print_order", RIGHT if number % 3 else WRONG)
    for number in range(16)
]


def zygotes() -> list[Process]:
    """A zygote's parent is a worker, or bubblewrap; a host's parent is a zygote."""
    found = processes.descendants()
    forks = {p.id for p in found if "host.zygote" in p.command and p.name != "bwrap"}
    return [p for p in found if p.id in forks and p.parent not in forks]


def workers() -> list[Process]:
    return [p for p in processes.descendants() if "multiprocessing.spawn" in p.command]


class Killer(threading.Thread):
    """Kills at random moments, until it has killed enough or the batch is over."""

    def __init__(self, moments: random.Random) -> None:
        super().__init__()
        self._moments = moments
        self._left = [zygotes, workers] * EACH
        self._over = threading.Event()
        self.killed: Counter[str] = Counter()

    def run(self) -> None:
        self._moments.shuffle(self._left)
        while self._left and not self._over.wait(self._moments.uniform(0.05, 0.4)):
            victims = self._left[-1]()
            if victims:
                victim = self._moments.choice(sorted(victims, key=lambda process: process.id))
                os.kill(victim.id, signal.SIGKILL)
                self.killed[self._left.pop().__name__] += 1

    def stop(self) -> None:
        self._over.set()
        self.join()


def judged(seed: int) -> Iterator[tuple[str, Result]]:
    for one in grade.judge(WORKS, seed, Limits(), jobs=2):
        yield one.result.student, one.result


def test_kills_at_random_moments_change_no_verdict() -> None:
    moments = random.Random(3)
    expected = dict(judged(seed=1))
    assert {name: r.passed for name, r in expected.items()} == {
        work.student: work.source == RIGHT for work in WORKS
    }
    before = {process.id for process in processes.descendants()}
    killed: Counter[str] = Counter()
    with processes.adopting():
        while killed.total() < KILLS:
            killer = Killer(moments)
            killer.start()
            try:
                results = list(judged(seed=1))
            finally:
                killer.stop()
            assert killer.killed
            killed += killer.killed
            assert Counter(name for name, _ in results) == Counter(list(expected))
            assert dict(results) == expected
        assert processes.left(before) == []
    assert min(killed["zygotes"], killed["workers"]) >= KILLS // 3
