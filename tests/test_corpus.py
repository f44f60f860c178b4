"""Every right answer passes, every known wrong one fails where it says; again under load."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder import catalog, grade
from autograder.authoring import verify
from autograder.limits import Limits
from autograder.result import Result
from autograder.submission import collect

ROOT = Path(__file__).parents[1]
EXERCISES = list(catalog.exercises().values())
BUSY = "while True: pass"

Verdicts = dict[tuple[str, str, str | None], Result]


@pytest.fixture
def load() -> Iterator[None]:
    """Two loops that keep two cores busy while the corpus is judged once more."""
    loops = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(2)]
    yield
    for loop in loops:
        loop.kill()
        loop.wait()


@pytest.fixture(scope="module")
def seen() -> list[verify.Seen]:
    return list(verify.verify(EXERCISES, ROOT / "solutions", Limits(), jobs=2))


@pytest.fixture(scope="module")
def right() -> Verdicts:
    return judge_right(seed=1)


def judge_right(seed: int, each: int = 1) -> Verdicts:
    works = collect([ROOT / "tests" / "right"], grade.names())[::each]
    return {j.result.key: j.result for j in grade.judge(works, seed, Limits(), jobs=2)}


def test_starters_references_and_wrong_answers_get_their_verdicts(seen: list[verify.Seen]) -> None:
    assert [finding for one in seen for finding in one.findings] == []


def test_right_answers_in_every_style_pass(right: Verdicts) -> None:
    assert {key: verify.failing(r) for key, r in right.items() if not r.passed} == {}


AGAIN = EXERCISES[5::6]
"""Those that are judged once more: two of the lessons in which threads play a part. All of them
would take the tests two minutes."""


@pytest.mark.usefixtures("load")
def test_a_second_run_under_load_gives_the_same_records(seen: list[verify.Seen]) -> None:
    again = verify.verify(AGAIN, ROOT / "solutions", Limits(), jobs=2)
    ids = {exercise.id for exercise in AGAIN}
    before = {one.result.key: one.result for one in seen if one.exercise in ids}
    assert {one.result.key: one.result for one in again} == before


@pytest.mark.usefixtures("load")
def test_another_seed_under_load_changes_nothing_but_the_seed(right: Verdicts) -> None:
    again = judge_right(seed=2, each=4)
    assert {k: r.checks for k, r in again.items()} == {k: right[k].checks for k in again}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_the_corpus_is_large_enough(exercise: catalog.Exercise) -> None:
    wrong = list((ROOT / "solutions" / exercise.id / "wrong").glob("*.py"))
    assert len(wrong) >= (15 if exercise.id == "02_async_call" else 30)
    assert len(list((ROOT / "tests" / "right" / exercise.id).glob("*.py"))) >= 15
