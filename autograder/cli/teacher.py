"""Commands of a teacher, once a class is graded."""

from __future__ import annotations

from pathlib import Path

import click

from autograder import catalog, terminal
from autograder.cli.shared import console, stop
from autograder.store import Store


@click.command()
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("student")
def show(out: Path, student: str) -> None:
    """Show one student's grade with all that it rests on.

    DIR is the output folder of ``grade``.

    Example: autograder show OUT ada
    """
    store = Store(out)
    try:
        results = store.results()
    except FileNotFoundError:
        stop(f"there are no results in {out}: it should be the --out folder of autograder grade")
    found = [r for r in results.values() if r.student == student]
    if not found:
        students = sorted({r.student for r in results.values()})
        stop(
            f"there is no student {student!r} in {out}; there are: {', '.join(students) or 'none'}"
        )
    for result in found:
        known = catalog.exercises().get(result.exercise or "")
        console.print(terminal.result(result, known, store.traces(result), "", store.steps(result)))
