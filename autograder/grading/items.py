"""A closed session's items: one for each submission, in which all its checks run.

An item costs pytest some two thousand calls, as much as a check itself: fixtures, hooks, reports
that nobody reads. In plain pytest (``plugin``) each check is an item.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.catalog import Exercise
from autograder.grading.batch import Batch
from autograder.judge import Judge
from autograder.lines import difference
from autograder.submission import Submission
from autograder.verdicts import KitError


class Items:
    """The plugin that makes items of a batch."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch

    @pytest.hookimpl
    def pytest_pycollect_makemodule(
        self, module_path: Path, parent: pytest.Collector
    ) -> pytest.Module:
        """Read a file of checks."""
        module: Checks = Checks.from_parent(parent, path=module_path)
        module.batch = self.batch
        return module

    @pytest.hookimpl
    def pytest_assertrepr_compare(self, op: str, left: object, right: object) -> list[str] | None:
        """Show what was printed and what should have been, in words."""
        return difference(op, left, right)


class Checks(pytest.Module):
    """A file of checks."""

    batch: Batch
    runner: asyncio.Runner

    def collect(self) -> Iterator[Work]:
        """An item for each submission of the file's exercise."""
        for pair in self.batch.of(self.path.stem.removeprefix("test_")):
            work: Work = Work.from_parent(self, name=pair[0].name)
            work.pair = pair
            yield work

    def checks(self, exercise: Exercise) -> dict[str, Any]:
        """The checks by their names, in order.

        Raises KitError if the author has to mend the file: a missing check would be a zero.
        """
        try:
            found = {n: check for n, check in vars(self.obj).items() if hasattr(check, "terms")}
        except Exception as error:  # noqa: BLE001  # whatever it raises; pytest's has it as cause
            cause = error.__cause__ or error
            what = f"{type(cause).__name__}: {cause}"
            raise KitError(f"{self.path} can't be loaded: {what}") from None
        points = sum(check.terms.points for check in found.values())
        if points != exercise.points:
            raise KitError(
                f"{self.path} has checks for {points} points, and course.toml says "
                f"{exercise.points}: run autograder verify {exercise.id}"
            )
        return found

    def setup(self) -> None:
        self.runner = asyncio.Runner()

    def teardown(self) -> None:
        self.runner.close()


class Work(pytest.Item):
    """One submission. It passes, whatever becomes of its checks: the batch has the verdicts."""

    pair: tuple[Submission, Exercise]
    parent: Checks

    def runtest(self) -> None:
        """Judge it."""
        self.parent.runner.run(self._judge(self.parent.batch))

    async def _judge(self, batch: Batch) -> None:
        try:
            checks = self.parent.checks(self.pair[1])
        except KitError as error:
            batch.refuse(*self.pair, error)
            return
        try:
            judge = await batch.start(*self.pair)
        except Exception:  # noqa: BLE001  # whatever it was, the batch has reported it
            return
        try:
            for name, check in checks.items():
                batch.add(name, check.terms, judge, await _outcome(check, judge))
        finally:
            judge.close()
        batch.finish(*self.pair)


async def _outcome(check: Any, judge: Judge) -> Exception | None:
    """Why a check did not pass; None if it did."""
    try:
        await check(judge)
    except Exception as error:  # noqa: BLE001  # the batch knows whose fault each kind is
        return error
    return None
