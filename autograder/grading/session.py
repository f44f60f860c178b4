"""The judge's pytest session in its closed form.

Nothing around a submission may take part in judging it: a conftest.py, pyproject.toml or .venv
in a student's folder, or a PYTEST_ADDOPTS in the environment, would turn a failing check into a
pass. So the session has its own ini file, root and conftest folder, loads no conftest and no
plugin by itself, and runs without the environment's PYTEST_* and PYTHONPATH.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder import sandbox
from autograder.catalog import Exercise
from autograder.grading.batch import Batch, Judged
from autograder.grading.items import Items
from autograder.limits import Limits
from autograder.submission import Submission
from autograder.verdicts import KitError

ATTEMPTS = 6
"""How often a submission is judged whose host was lost each time; then it is a kit error."""

_CHECKS = Path(__file__).parents[1] / "checks"

_CLOSED = [
    *("-c", str(_CHECKS / "closed.ini")),
    *("--rootdir", str(_CHECKS)),
    *("--confcutdir", str(_CHECKS)),
    "--noconftest",
    "--import-mode=importlib",
    *("-p", "no:cacheprovider"),
    *("-p", "no:faulthandler"),
    # What these do for each item, nobody looks at here: a third of an item's cost.
    *("-p", "no:logging"),
    *("-p", "no:warnings"),
    *("-p", "no:skipping"),
    *("-p", "no:recwarn"),
    *("-p", "no:unraisableexception"),
    *("-p", "no:threadexception"),
    *("-s", "-q"),
    "--tb=no",  # nobody sees them, and each costs more than its check
]


def judge(
    submissions: list[tuple[Submission, Exercise]],
    *,
    seed: int,
    limits: Limits,
    report: Callable[[Judged], None],
) -> None:
    """Judge submissions in this process, one after the other; ``report`` each.

    A submission whose host was lost, through no fault of its own, is judged again.

    Raises KitError if the session itself could not run or the isolation can't be had,
    KeyboardInterrupt as it was interrupted.
    """
    if not __debug__:
        raise KitError("Python runs without assertions: unset PYTHONOPTIMIZE, leave out -O")
    for submission, exercise in submissions:
        if not exercise.checks.is_file():
            raise KitError(f"there are no checks for {exercise.id} ({submission.name})")
    sandbox.settle(limits)
    for left in reversed(range(ATTEMPTS)):
        done: list[Judged] = []
        _run(submissions, seed, limits, done.append)
        lost = {one.result.key for one in done if one.lost and left}
        for one in done:
            if one.result.key not in lost:
                report(one)
        submissions = [pair for pair in submissions if pair[0].key in lost]
        if not submissions:
            break


def _run(
    submissions: list[tuple[Submission, Exercise]],
    seed: int,
    limits: Limits,
    report: Callable[[Judged], None],
) -> None:
    """One pytest session."""
    judged = 0

    def count(one: Judged) -> None:
        nonlocal judged
        judged += 1
        report(one)

    batch = Batch(submissions, seed, limits, count)
    files = sorted({str(exercise.checks) for _, exercise in submissions})
    output = io.StringIO()
    with _closed_environment(), contextlib.redirect_stdout(output):
        code = pytest.main([*_CLOSED, *files], plugins=[Items(batch)])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        last = output.getvalue().strip().splitlines()[-1:] or ["no reason given"]
        raise KitError(f"pytest ended with {code!s}: {last[0]}")
    if judged < len(submissions):
        raise KitError(f"pytest judged {judged} of {len(submissions)} submissions")


@contextlib.contextmanager
def _closed_environment() -> Iterator[None]:
    taken = {
        name: os.environ.pop(name)
        for name in list(os.environ)
        if name.startswith("PYTEST_") or name in ("PYTHONPATH", "PYTHONWARNINGS")
    }
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(taken)
