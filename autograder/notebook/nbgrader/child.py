"""The process that judges for nbgrader: what ``autograder grade`` does, asked over stdin.

nbgrader's own process may be a Jupyter server with a running event loop, and has loaded a hundred
packages that every worker would load again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from autograder import catalog, grade
from autograder.catalog import CatalogError
from autograder.grading.store import Store
from autograder.grading.workers import Local, default_jobs
from autograder.limits import Limits
from autograder.sandbox import tiers
from autograder.submission import Submission
from autograder.verdicts import KitError


class Ask(msgspec.Struct, frozen=True):
    """What to judge, and how. Results go to the folder ``out``, as those of ``grade`` do."""

    works: list[Submission]
    out: str
    solutions: str | None
    isolation: str
    jobs: int = 0
    """0: one a core, and no more than there is work for."""


def judge(ask: Ask) -> None:
    """Judge what is not judged already.

    Raises KitError, CatalogError or OSError if it can't be done.
    """
    tiers.settle(ask.isolation)  # before anything is written
    store = Store(Path(ask.out))
    seed = store.open(None, fresh=False, wait=True)
    solutions = Path(ask.solutions) if ask.solutions is not None else None
    jobs = ask.jobs or max(1, min(default_jobs(), -(-len(ask.works) // FEW)))
    limits = Limits(isolation=ask.isolation)
    options = grade.Options(Local(jobs), limits, solutions, catalog.named_course())
    run = grade.resume(ask.works, store, options)
    for judged in grade.grade(run, seed, options):
        store.add(judged)


FEW = 8
"""Submissions for which another process does not pay: it takes half a second to start."""


def main() -> None:
    """Judge what stdin asks for; exits with 2 and one line if it can't be done."""
    try:
        judge(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Ask))
    except (KitError, CatalogError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
