"""The plugin for plain pytest: submissions become parameters of the checks.

Two ways in: the root ``conftest.py``, or ``-p autograder.plugin``. There is no pytest11 entry
point: a plugin that loads itself would take part in every pytest run of the environment.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from autograder import catalog
from autograder.checking import Terms
from autograder.grading.batch import Batch, verdict
from autograder.judge import Judge
from autograder.limits import Limits
from autograder.lines import difference
from autograder.submission import Names, Submission, collect
from autograder.verdicts import KitError

_BATCH = pytest.StashKey[Batch]()
_UNUSED = pytest.StashKey[bool]()

Pair = tuple[Submission, catalog.Exercise]


def pytest_addoption(parser: pytest.Parser) -> None:
    """For plain pytest: what to judge."""
    group = parser.getgroup("autograder", "judge submissions")
    group.addoption(
        "--submission", action="append", default=[], help="a file or folder to judge (repeatable)"
    )
    group.addoption("--exercise", default=None, help="the exercise that lone files are for")
    group.addoption("--course", default=None, help="the folder of a course of your own")
    group.addoption("--seed", type=int, default=0, help="seed of the random texts")


def pytest_configure(config: pytest.Config) -> None:
    """Read the submissions."""
    paths = config.getoption("--submission")
    if not paths:
        return
    forced = config.getoption("--exercise")
    course = Path(config.getoption("--course")).absolute() if config.getoption("--course") else None
    try:
        only = catalog.find(forced, course).id if forced else None
        names = Names.of(catalog.exercises(course).values(), only)
        found = collect([Path(path) for path in paths], names)
    except (OSError, catalog.CatalogError) as error:
        raise pytest.UsageError(str(error)) from None
    for submission in found:
        if submission.exercise is None:
            raise pytest.UsageError(f"{submission.name}: {submission.problem}")
    pairs = [(s, catalog.find(s.exercise, course)) for s in found if s.exercise is not None]
    batch = Batch(pairs, config.getoption("--seed"), Limits(isolation="any"), lambda _: None)
    config.stash[_BATCH] = batch


def _batch(config: pytest.Config) -> Batch | None:
    return config.stash.get(_BATCH, None)


def _exercise_of(path: Path) -> str:
    return path.stem.removeprefix("test_")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the checks of exercises that nobody handed in."""
    if collection_path.parent.name != "checks" or collection_path.suffix != ".py":
        return None
    batch = _batch(config)
    if batch is None:
        config.stash[_UNUSED] = True
    if batch is None or not batch.of(_exercise_of(collection_path)):
        return True
    return None


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say why there was nothing to do."""
    if config.stash.get(_UNUSED, False):
        terminalreporter.write_line("no check was run: name what to judge by --submission PATH")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each check on each submission of its exercise."""
    batch = _batch(metafunc.config)
    if batch is None or not hasattr(metafunc.function, "terms"):
        return
    pairs = batch.of(_exercise_of(metafunc.definition.path))
    ids = [f"{submission.student}:{submission.name}" for submission, _ in pairs]
    metafunc.parametrize("submission", pairs, ids=ids, indirect=True, scope="module")


@pytest.fixture(scope="module")
def submission(request: pytest.FixtureRequest) -> Pair:
    """The submission that is judged, and its exercise."""
    pair: Pair = request.param
    return pair


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def judge(submission: Pair, request: pytest.FixtureRequest) -> AsyncIterator[Judge]:
    """A host with the submission loaded; all checks of the exercise share it."""
    batch = _batch(request.config)
    if batch is None:
        raise KitError("a check was collected without a submission")
    judge = await batch.start(*submission)
    try:
        yield judge
    finally:
        judge.close()
        batch.finish(*submission)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Hand each verdict to the batch, and show its words instead of a traceback of ours."""
    report = yield
    terms: Terms | None = getattr(getattr(item, "function", None), "terms", None)
    batch = _batch(item.config)
    if terms is None or batch is None or call.when == "teardown":
        return report
    error = call.excinfo.value if call.excinfo is not None else None
    if call.when == "setup":
        if error is not None:
            report.longrepr = f"{terms.title}\n{error}"
        return report
    judge: Judge | None = getattr(item, "funcargs", {}).get("judge")
    name = getattr(item, "originalname", item.name)
    batch.add(name, terms, judge, error)
    if error is not None:
        seen = verdict(name, terms, judge, error)
        where = f" (line {seen.line})" if seen.line is not None else ""
        words = f"{terms.title}\n{seen.outcome}, {seen.drive} drive: {seen.message}{where}"
        if seen.outcome == "not_reached":
            report.outcome = "skipped"
            report.longrepr = (str(item.path), 0, f"not reached: {seen.message}")
        elif seen.outcome != "kit_error":
            report.longrepr = words
    return report


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Show what was printed and what should have been, in words."""
    return difference(op, left, right)
