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

from autograder.batch import Batch
from autograder.catalog import Exercise
from autograder.judge import Judge
from autograder.lines import difference
from autograder.submission import Submission


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
            judge = await batch.start(*self.pair)
        except Exception:  # noqa: BLE001  # whatever it was, the batch has reported it
            return
        try:
            for name, check in vars(self.parent.obj).items():
                if hasattr(check, "terms"):
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
