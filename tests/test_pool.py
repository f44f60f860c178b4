"""Work on executors whose workers die: nothing is lost, and nobody pays for another's fault."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from autograder.grading import pool
from autograder.grading.workers import Local
from autograder.verdicts import KitError

KILLER = 1000


def answer(items: Sequence[int], folder: Path) -> list[tuple[int, str]]:
    """Leaves a note of each try; an item from KILLER on ends its worker, as one without memory."""
    with (folder / "tries").open("a") as notes:
        notes.write(f"{' '.join(map(str, items))}\n")
    for item in items:
        if item >= KILLER:
            os.kill(os.getpid(), signal.SIGKILL)
    return [(item, "judged") for item in items]


def give_up(item: int, error: BaseException) -> tuple[int, str]:
    return (item, "given up")


def chunks(items: Sequence[int], size: int) -> list[Sequence[int]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def judged(folder: Path, items: Sequence[int], size: int) -> list[tuple[int, str]]:
    task = partial(answer, folder=folder)
    found = pool.run(Local(2).open, chunks(items, size), task, give_up, ahead=4)
    return [one for answers in found for one in answers]


def test_all_is_answered_once(tmp_path: Path) -> None:
    found = judged(tmp_path, range(40), 3)
    assert sorted(found) == [(n, "judged") for n in range(40)]


def test_the_one_that_kills_its_worker_is_found(tmp_path: Path) -> None:
    items = [*range(13), KILLER, *range(20, 30)]
    found = judged(tmp_path, items, 8)
    expected = [(n, "given up" if n == KILLER else "judged") for n in items]
    assert sorted(found) == sorted(expected)
    alone = (tmp_path / "tries").read_text().splitlines().count(f"{KILLER}")
    assert alone == 2  # a death alone may be the machine's doing; two are its own


def test_each_of_several_killers_is_found(tmp_path: Path) -> None:
    items = [KILLER, *range(6), KILLER + 1, KILLER + 2]
    counts = Counter(word for _, word in judged(tmp_path, items, 5))
    assert counts == {"judged": 6, "given up": 3}


def die_once(items: Sequence[int], folder: Path) -> list[tuple[int, str]]:
    for item in items:
        died = folder / f"died-{item}"
        if not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [(item, "judged") for item in items]


def test_workers_that_are_killed_from_outside_cost_nobody_a_grade(tmp_path: Path) -> None:
    task = partial(die_once, folder=tmp_path)
    found = pool.run(Local(2).open, chunks(range(6), 1), task, give_up, ahead=4)
    assert sorted(one for answers in found for one in answers) == [(n, "judged") for n in range(6)]


def test_workers_that_never_live_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 3)
    with pytest.raises(KitError, match="the workers died before they judged any"):
        judged(tmp_path, range(KILLER, KILLER + 100), 5)


def raises(items: Sequence[int]) -> list[tuple[int, str]]:
    if KILLER in items:
        raise ValueError("not for this one")
    return [(item, "judged") for item in items]


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def test_any_executor_will_do() -> None:
    found = pool.run(threads, [[1, 2, KILLER, 3], [4]], raises, give_up, ahead=2)
    answers = sorted(one for answers in found for one in answers)
    assert answers == [*((n, "judged") for n in (1, 2, 3, 4)), (KILLER, "given up")]
